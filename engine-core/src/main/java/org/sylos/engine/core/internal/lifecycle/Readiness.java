package org.sylos.engine.core.internal.lifecycle;

import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.internal.exec.RetryPolicy;
import org.sylos.engine.core.internal.parts.Sides;
import org.sylos.engine.core.internal.run.Retries;
import org.sylos.engine.core.internal.traverse.Roots;

/** What has to be so before a run can begin: sides that answer and lie apart, and roots. */
record Readiness(MigrationBase base) {
    /** Throws when a run could not work: sides that cannot be reached, that overlap, or verifiers that do not exist. */
    void requireFit() {
        base.parts().verifiers(base.options().verification().levels());
        requireApart();
        requireReachable(Side.SRC);
        requireReachable(Side.DST);
    }

    /** Throws when one side lies inside the other. */
    void requireApart() {
        sides().requireApart();
    }

    /** Throws when a side does not answer. */
    void requireReachable(Side side) {
        sides().requireReachable(side, retries());
    }

    /** Records the roots if they are not. */
    void seedRoots() {
        if (roots().seed(base.store().discovery(), sides().src(), sides().dst())) {
            base.mirrorNow();
        }
    }

    /** Records the roots if that is to be done here; throws when there are none. */
    void requireRoots() {
        if (base.options().seedRoots()) {
            seedRoots();
        } else if (!rootsAreRecorded()) {
            throw new SylosException(
                    "the roots of '" + base.name() + "' are not recorded",
                    "record the roots first, or let starting do it",
                    null);
        }
    }

    boolean rootsAreRecorded() {
        return base.store().discovery().state().reconciledDepth() >= 0;
    }

    /** Throws when a new pass would find no source. */
    void requireSourceRoot() {
        roots().require(sides().src());
    }

    private Roots roots() {
        return new Roots(retries());
    }

    private RetryPolicy retries() {
        return Retries.of(base.options());
    }

    private Sides sides() {
        return base.parts().sides();
    }
}
