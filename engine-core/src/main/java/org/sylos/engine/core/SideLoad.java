package org.sylos.engine.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;

/**
 * How hard a run pushes the service of one side, and how that takes it. What is said of calls holds for the last seconds, but for
 * the two counts. Bytes that are read and written go with the call that began them, and count in {@code busy} alone.
 *
 * @param side which side
 * @param location where it is, for people
 * @param listing most tasks at once that list and look up, at this moment
 * @param copying most tasks at once that read and write files, at this moment
 * @param most upper bound of both
 * @param learnedRate calls a second that the service was found to take; 0 while it takes whatever is asked
 * @param pausedUntil when the service may be asked again after it wanted to be left alone; null when it may be asked
 * @param calls calls so far in this run
 * @param refused those among them that the service had too many of
 * @param callRate calls a second
 * @param latency mean time that a call took
 * @param waiting mean time that a call waited for its turn before it was made
 * @param busy tasks that were in a call, or waiting to make one, on average
 */
@Stability(Stability.Level.EVOLVING)
public record SideLoad(
        Side side,
        String location,
        int listing,
        int copying,
        int most,
        double learnedRate,
        @Nullable Instant pausedUntil,
        long calls,
        long refused,
        double callRate,
        Duration latency,
        Duration waiting,
        double busy) {}
