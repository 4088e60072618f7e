package org.sylos.engine.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.event.QueueMetrics;

/**
 * How far the run of a migration is, from memory alone: taking one is cheap and asks nothing of the database.
 *
 * @param migration name of the migration
 * @param at when it was taken
 * @param phase where the migration stands
 * @param returnTo the phase to return to when suspended, otherwise null
 * @param verification how the latest verification stands that was begun by itself
 * @param pass counts the discoveries begun from scratch
 * @param work what the run does: {@code discovery}, {@code copy} or {@code verify}; of the latest run when none goes on; null
 *     when there was none since the migration was opened
 * @param running whether that run goes on
 * @param stopping whether it was asked to stop
 * @param elapsed since it began, until now or its end
 * @param outcome how it ended; null while it goes on, and when it was broken off
 * @param error what broke it off; otherwise null
 * @param queues the queues worked on since the migration was opened, in the order of the work
 * @param failures what failed for good in this run, by class; nodes found unlike the plan are not among them
 * @param limits how much of everything it may use
 * @param bandwidth the limit of this moment, in bytes a second; 0 for none
 * @param sides both services, as long as the run goes on; otherwise empty
 */
@Stability(Stability.Level.EVOLVING)
public record RunSnapshot(
        String migration,
        Instant at,
        Phase phase,
        @Nullable Phase returnTo,
        VerificationRun verification,
        int pass,
        @Nullable String work,
        boolean running,
        boolean stopping,
        Duration elapsed,
        @Nullable RunOutcome outcome,
        @Nullable String error,
        List<QueueMetrics> queues,
        Map<ErrorClass, Long> failures,
        RunLimits limits,
        long bandwidth,
        List<SideLoad> sides) {
    /** Of two services that are equally busy none is called the slower one. */
    private static final double CLEARLY = 1.2;

    /** Copies the collections. */
    public RunSnapshot {
        queues = List.copyOf(queues);
        failures = Map.copyOf(failures);
        sides = List.copyOf(sides);
    }

    /**
     * {@return the side that the run spends most of its time waiting for: calls, their latency and the wait before them, multiplied}
     * Empty when no run goes on, when nothing was asked lately, and when both are much the same.
     */
    public Optional<Side> slowest() {
        List<SideLoad> byBusy = sides.stream()
                .sorted(Comparator.comparingDouble(SideLoad::busy).reversed())
                .toList();
        if (byBusy.isEmpty() || byBusy.get(0).busy() <= 0) {
            return Optional.empty();
        }
        boolean clear = byBusy.size() == 1
                || byBusy.get(0).busy() > CLEARLY * byBusy.get(1).busy();
        return clear ? Optional.of(byBusy.get(0).side()) : Optional.empty();
    }
}
