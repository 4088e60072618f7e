package org.sylos.engine.core.internal.lifecycle;

import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.storage.RoundSummary;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.internal.exec.AdaptiveLimit;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.metrics.Meters;
import org.sylos.engine.core.internal.run.Endpoint;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.run.StallWatch;

/** Puts together what a run works with. */
final class RunSetup {
    private RunSetup() {}

    static RunContext context(MigrationBase base, WorkExecutor executor, Meters meters, Cancellation cancellation) {
        MigrationOptions options = base.config().options();
        return new RunContext(
                base.store(),
                endpoint(Side.SRC, base.sides().src(), options),
                endpoint(Side.DST, base.sides().dst(), options),
                base.filters(),
                options,
                executor,
                meters,
                base.journal(),
                cancellation,
                base.clock(),
                base.owner(),
                new StallWatch(options.stallTimeout()),
                (side, round) -> sealed(base, side, round));
    }

    private static void sealed(MigrationBase base, Side side, RoundSummary round) {
        base.events()
                .send(new MigrationEvent.RoundSealed(
                        base.clock().instant(), side, round.depth(), round.listed(), round.children()));
        base.mirrorRound(side, round.depth());
    }

    private static Endpoint endpoint(Side side, FSAdapter adapter, MigrationOptions options) {
        Capabilities capabilities = adapter.capabilities();
        return Endpoint.of(side, adapter, limit(capabilities, options), limit(capabilities, options), NanoClock.SYSTEM);
    }

    private static ConcurrencyLimit limit(Capabilities capabilities, MigrationOptions options) {
        int most = options.workerCount() > 0
                ? Math.min(options.workerCount(), capabilities.maxConcurrency())
                : capabilities.maxConcurrency();
        return AdaptiveLimit.of(Math.min(capabilities.recommendedConcurrency(), most), most, NanoClock.SYSTEM);
    }
}
