package org.sylos.engine.core.internal.lifecycle;

import java.time.Clock;
import java.util.List;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.internal.exec.AdaptiveLimit;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.exec.ServicePause;
import org.sylos.engine.core.internal.journal.Journal;
import org.sylos.engine.core.internal.metrics.Meters;
import org.sylos.engine.core.internal.run.Endpoint;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.run.StallWatch;

/** Puts together what a run works with. */
final class RunSetup {
    private RunSetup() {}

    static RunContext context(
            MigrationStore store,
            Sides sides,
            List<NodeFilter> filters,
            MigrationOptions options,
            WorkExecutor executor,
            Meters meters,
            Journal journal,
            Events events,
            Cancellation cancellation,
            Clock clock,
            String owner) {
        return new RunContext(
                store,
                endpoint(Side.SRC, sides.src(), options),
                endpoint(Side.DST, sides.dst(), options),
                filters,
                options,
                executor,
                meters,
                journal,
                cancellation,
                clock,
                owner,
                new StallWatch(options.stallTimeout()),
                (side, round) -> events.send(new MigrationEvent.RoundSealed(
                        clock.instant(), side, round.depth(), round.listed(), round.children())));
    }

    private static Endpoint endpoint(Side side, FSAdapter adapter, MigrationOptions options) {
        Capabilities capabilities = adapter.capabilities();
        return new Endpoint(
                side,
                adapter,
                limit(capabilities, options),
                limit(capabilities, options),
                new ServicePause(NanoClock.SYSTEM));
    }

    private static ConcurrencyLimit limit(Capabilities capabilities, MigrationOptions options) {
        int most = options.workerCount() > 0
                ? Math.min(options.workerCount(), capabilities.maxConcurrency())
                : capabilities.maxConcurrency();
        return AdaptiveLimit.of(Math.min(capabilities.recommendedConcurrency(), most), most, NanoClock.SYSTEM);
    }
}
