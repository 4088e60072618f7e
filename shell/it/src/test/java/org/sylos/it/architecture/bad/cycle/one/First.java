package org.sylos.it.architecture.bad.cycle.one;

import org.sylos.it.architecture.bad.cycle.two.Second;

/** Knows the second one, which knows this one. */
public final class First {
    private First() {}

    static String of(Second second) {
        return second.name();
    }
}
