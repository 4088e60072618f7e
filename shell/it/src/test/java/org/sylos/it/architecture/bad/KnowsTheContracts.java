package org.sylos.it.architecture.bad;

import org.sylos.engine.api.Phase;

/** Knows what every provider may know. */
public final class KnowsTheContracts {
    private KnowsTheContracts() {}

    static String text(Phase phase) {
        return phase.label();
    }
}
