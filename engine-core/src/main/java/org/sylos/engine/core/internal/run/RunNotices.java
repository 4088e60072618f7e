package org.sylos.engine.core.internal.run;

import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.RoundSummary;

/** Hears of the durable steps of a run, from the thread that makes them. */
@FunctionalInterface
public interface RunNotices {
    /** A round is complete and durable. */
    void roundSealed(Side side, RoundSummary round);
}
