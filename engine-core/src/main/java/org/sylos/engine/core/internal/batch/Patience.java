package org.sylos.engine.core.internal.batch;

import java.time.Duration;

/**
 * How long a small batch that somebody waits for is held back for others who will wait as well: one batch for all of them costs
 * less than one for each. Whoever is kept waiting in vain several times in a row is hardly kept any more. Used under a lock.
 */
final class Patience {
    private static final int MOST_DISAPPOINTMENTS = 3;

    /** So many batches pass without waiting before it is tried once more. */
    private static final int PAUSE = 32;

    private final int company;
    private final long nanos;
    private int disappointments;
    private int passed;
    private boolean waiting;
    private long until;

    /**
     * Readies it.
     *
     * @param company how many wait at the same time when all do; below 2 nobody is waited for
     * @param most how long the first of them is held back
     */
    Patience(int company, Duration most) {
        this.company = company;
        this.nanos = most.toNanos();
    }

    /** How long the batch is to be held back from now on; nothing, or less, when it is due. */
    long left(int present, long now) {
        if (present >= company) {
            return 0;
        }
        if (!waiting) {
            if (disappointments >= MOST_DISAPPOINTMENTS && passed < PAUSE) {
                return 0;
            }
            waiting = true;
            until = now + nanos;
        }
        return until - now;
    }

    /** The batch is taken. */
    void ended(int present) {
        if (!waiting) {
            passed++;
            return;
        }
        waiting = false;
        passed = 0;
        disappointments = present >= company ? 0 : disappointments + 1;
    }
}
