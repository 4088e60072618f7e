package org.sylos.tck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.sylos.engine.api.Stability;

/** A clock that moves on by a fixed step each time it is asked, so that no two moments are equal. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public final class TickingClock extends Clock {
    /** Where {@link #standard} begins. */
    public static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");

    private final AtomicReference<Instant> now;
    private final Duration step;
    private final ZoneId zone;

    /**
     * A clock whose first answer is {@code start}.
     *
     * @param start its first answer
     * @param step how far it moves each time it is asked
     */
    public TickingClock(Instant start, Duration step) {
        this(new AtomicReference<>(start), step, ZoneOffset.UTC);
    }

    private TickingClock(AtomicReference<Instant> now, Duration step, ZoneId zone) {
        this.now = now;
        this.step = step;
        this.zone = zone;
    }

    /** {@return a clock that begins at {@link #EPOCH} and uses every digit of a nanosecond} */
    public static TickingClock standard() {
        return new TickingClock(EPOCH, Duration.ofNanos(1_000_000_001L));
    }

    /**
     * Moves the clock; backwards too.
     *
     * @param by how far; negative to go back
     */
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
        return now.getAndUpdate(instant -> instant.plus(step));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TickingClock(now, step, other);
    }
}
