package org.sylos.it.architecture.bad;

/** Says nothing of what went wrong. */
public final class ThrowsGeneric {
    private ThrowsGeneric() {}

    static void fail() {
        throw new RuntimeException("something went wrong");
    }
}
