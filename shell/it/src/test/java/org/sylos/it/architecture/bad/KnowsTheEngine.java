package org.sylos.it.architecture.bad;

import org.sylos.engine.core.Location;

/** Knows the engine's facade. */
public final class KnowsTheEngine {
    private KnowsTheEngine() {}

    static String text(Location location) {
        return location.text();
    }
}
