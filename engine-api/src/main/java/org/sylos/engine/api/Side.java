package org.sylos.engine.api;

/** The two ends of a migration. */
@Stability(Stability.Level.STABLE)
public enum Side {
    /** What is read. */
    SRC,
    /** What is written. */
    DST;

    /** {@return the opposite side} */
    public Side other() {
        return this == SRC ? DST : SRC;
    }
}
