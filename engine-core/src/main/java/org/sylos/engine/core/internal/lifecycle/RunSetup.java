package org.sylos.engine.core.internal.lifecycle;

import java.time.ZoneId;
import java.util.List;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.storage.RoundSummary;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.internal.exec.AdaptiveLimit;
import org.sylos.engine.core.internal.exec.BandwidthLimit;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.metrics.Meters;
import org.sylos.engine.core.internal.run.Endpoint;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.run.StallWatch;

/** Puts together what a run works with. */
final class RunSetup {
    private RunSetup() {}

    static RunContext context(MigrationBase base, WorkExecutor executor, Meters meters, Cancellation cancellation) {
        MigrationOptions options = base.options();
        return new RunContext(
                base.store(),
                endpoint(Side.SRC, base.parts().sides().src(), options),
                endpoint(Side.DST, base.parts().sides().dst(), options),
                base.parts().filters(),
                options,
                executor,
                meters,
                base.journal(),
                cancellation,
                base.clock(),
                base.owner(),
                new StallWatch(options.stallTimeout()),
                new BandwidthLimit(
                        options.bandwidth(), base.clock().withZone(ZoneId.systemDefault()), NanoClock.SYSTEM),
                (side, round) -> sealed(base, side, round));
    }

    private static void sealed(MigrationBase base, Side side, RoundSummary round) {
        base.events()
                .send(new MigrationEvent.RoundSealed(
                        base.clock().instant(), side, round.depth(), round.listed(), round.children()));
        base.mirrorRound(side, round.depth());
        base.history().trim();
    }

    private static Endpoint endpoint(Side side, FSAdapter adapter, MigrationOptions options) {
        Capabilities capabilities = adapter.capabilities();
        return Endpoint.of(side, adapter, limit(capabilities, options), limit(capabilities, options), NanoClock.SYSTEM);
    }

    private static ConcurrencyLimit limit(Capabilities capabilities, MigrationOptions options) {
        int bound = bound(capabilities, options.workerCount());
        int start = Math.min(capabilities.recommendedConcurrency(), bound);
        AdaptiveLimit limit = AdaptiveLimit.of(start, capabilities.maxConcurrency(), NanoClock.SYSTEM);
        limit.bound(start, bound);
        return limit;
    }

    private static int bound(Capabilities capabilities, int workers) {
        return workers > 0 ? Math.min(workers, capabilities.maxConcurrency()) : capabilities.maxConcurrency();
    }

    /** The bound of a limit that is in force. */
    static int bound(ConcurrencyLimit limit) {
        return limit instanceof AdaptiveLimit adaptive ? adaptive.bound() : limit.most();
    }

    /** Other limits hold from now on for a run that goes on. */
    static void limit(RunContext run, RunLimits limits) {
        run.bandwidth().change(limits.bandwidth());
        for (Endpoint endpoint : List.of(run.src(), run.dst())) {
            Capabilities capabilities = endpoint.adapter().capabilities();
            for (ConcurrencyLimit limit : List.of(endpoint.listing(), endpoint.copying())) {
                if (limit instanceof AdaptiveLimit adaptive) {
                    adaptive.bound(capabilities.recommendedConcurrency(), bound(capabilities, limits.workers()));
                }
            }
        }
    }
}
