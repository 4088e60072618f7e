package org.sylos.engine.core.internal.run;

import java.time.Duration;
import org.sylos.engine.core.internal.exec.NanoClock;

/**
 * How long a worker stays with a group of things that belong together for the sake of speed. What takes longer is not slowed down
 * by going through many hands, and nobody could tell for minutes how many workers are best where a group takes that long.
 */
public final class Shift {
    private static final long NANOS = Duration.ofMillis(200).toNanos();

    private final NanoClock clock;
    private final long began;

    private Shift(NanoClock clock) {
        this.clock = clock;
        this.began = clock.nanoTime();
    }

    /** Begins now. */
    public static Shift begin(NanoClock clock) {
        return new Shift(clock);
    }

    /** Whether the rest of the group is for somebody else, or for later because a service wants to be left alone. */
    public boolean over(Endpoint endpoint) {
        return clock.nanoTime() - began > NANOS || endpoint.pause().remainingNanos() > 0;
    }
}
