package org.sylos.engine.core.internal.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.core.LiveStatus;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.SideLoad;
import org.sylos.engine.core.internal.metrics.CallMeter;
import org.sylos.engine.core.internal.run.Endpoint;
import org.sylos.engine.core.internal.run.RunContext;

/** Puts together how far a run is, and how its migration stands. */
final class RunSnapshots {
    private RunSnapshots() {}

    /**
     * How far a run is.
     *
     * @param run the one that goes on, or the latest one; null when there was none
     * @param goesOn whether it goes on
     * @param queues the queues worked on so far
     */
    static RunSnapshot of(MigrationBase base, @Nullable ActiveRun run, boolean goesOn, List<QueueMetrics> queues) {
        MigrationRecord record = base.standing().record();
        Instant now = base.clock().instant();
        RunResult result = run == null ? null : run.handle().leftBehind();
        RunContext context = run == null || !goesOn ? null : run.context();
        return new RunSnapshot(
                record.name(),
                now,
                record.phase(),
                record.returnTo(),
                base.verification(),
                record.pass(),
                run == null ? null : run.name(),
                goesOn,
                run != null && run.handle().isStopping(),
                run == null ? Duration.ZERO : run.elapsed(),
                result == null ? null : result.outcome(),
                run == null
                        ? null
                        : run.handle().error().map(Throwable::getMessage).orElse(null),
                queues,
                run == null ? Map.of() : run.meters().failures(),
                RunLimits.of(base.options()),
                base.options()
                        .bandwidth()
                        .at(LocalDateTime.ofInstant(now, ZoneId.systemDefault()))
                        .orElse(0),
                context == null ? List.of() : List.of(load(context.src(), now), load(context.dst(), now)));
    }

    /**
     * How a migration stands by its database.
     *
     * @param run the one that goes on; null when none does
     */
    static LiveStatus status(MigrationBase base, @Nullable ActiveRun run) {
        MigrationRecord record = base.standing().record();
        return new LiveStatus(
                record.phase(),
                record.returnTo(),
                run != null,
                base.verification(),
                record.pass(),
                base.store().inspection().balance(),
                run == null ? List.of() : run.meters().snapshot(System.nanoTime()));
    }

    private static SideLoad load(Endpoint endpoint, Instant now) {
        CallMeter.Calls calls = endpoint.calls().snapshot(System.nanoTime());
        long paused = endpoint.pause().remainingNanos();
        double learned = endpoint.pace().callsPerSecond();
        return new SideLoad(
                endpoint.side(),
                endpoint.adapter().displayLocation(),
                endpoint.listing().current(),
                endpoint.copying().current(),
                RunSetup.bound(endpoint.copying()),
                Double.isInfinite(learned) ? 0 : learned,
                paused == 0 ? null : now.plusNanos(paused),
                calls.calls(),
                calls.refused(),
                calls.perSecond(),
                calls.latency(),
                calls.waiting(),
                calls.busy());
    }
}
