package org.sylos.engine.core.internal.traverse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.core.internal.batch.BatchWriter;
import org.sylos.engine.core.internal.exec.RetryPolicy;
import org.sylos.engine.core.internal.metrics.QueueMeter;
import org.sylos.engine.core.internal.run.Endpoint;
import org.sylos.engine.core.internal.run.Retries;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.run.Together;

/** Finds out what is on both sides and what would have to move. Begins wherever the store says it stopped. */
public final class Discovery {
    /** Rows per transaction: from this size on the store writes them straight to its file. */
    private static final int BATCH_ROWS = 110_000;
    /** How much work a crash may cost at most. */
    private static final Duration BATCH_DELAY = Duration.ofSeconds(1);
    /** How long a side that has ended a round waits for the other one to end its own, less than a commit takes. */
    private static final Duration HELD_BACK = Duration.ofMillis(2);

    private final RunContext run;

    /** Discovery for a run. */
    public Discovery(RunContext run) {
        this.run = run;
    }

    /**
     * Discovers until both trees are known and compared.
     *
     * @return whether it came to its end; false when the run was asked to stop
     */
    public boolean run() throws InterruptedException {
        DiscoveryStore store = run.store().discovery();
        store.recover();
        DiscoveryState state = store.state();
        startMeter(Side.SRC, state.src(), run.src());
        startMeter(Side.DST, state.dst(), run.dst());
        boolean complete;
        FindingWriter target = new FindingWriter(store, CompareRules.of(run));
        try (BatchWriter<Finding> writer = BatchWriter.forCompany(
                "sylos-writer",
                Finding::weight,
                BATCH_ROWS,
                BATCH_DELAY,
                Side.values().length,
                HELD_BACK,
                target::write)) {
            complete = walk(state, writer);
        }
        ListingCount.of(run.meters(), Side.SRC).stop();
        ListingCount.of(run.meters(), Side.DST).stop();
        if (complete && run.options().compareMode() == CompareMode.CHECKSUM) {
            complete = new ComparisonPass(run).run();
        }
        if (complete) {
            run.store().checkpoint();
        }
        return complete;
    }

    private void startMeter(Side side, DiscoveryState.SideState state, Endpoint endpoint) {
        QueueMeter meter = ListingCount.of(run.meters(), side);
        meter.discovered(state.nodes(), state.bytes());
        meter.doneBefore(state.nodes() - (side == Side.SRC ? state.pendingFolders() : 0), state.bytes());
        meter.start(endpoint.listing()::current, System.nanoTime());
    }

    private boolean walk(DiscoveryState state, BatchWriter<Finding> writer) throws InterruptedException {
        LeadGate gate = new LeadGate(
                run.options().coordinatorLead(),
                run.options().maxSrcAhead(),
                state.src().sealedDepth(),
                state.dst().sealedDepth());
        RetryPolicy retries = Retries.of(run.options());
        SrcWalk src = new SrcWalk(
                gate,
                new RoundRunner(run, run.src(), retries, writer),
                run.store().discovery(),
                state);
        DstWalk dst =
                new DstWalk(run, gate, new RoundRunner(run, run.dst(), retries, writer), CompareRules.of(run), state);
        List<Boolean> ended = Together.run(
                "sylos-discovery", gate::breakOff, List.of(breakingOff(gate, src::walk), breakingOff(gate, dst::walk)));
        return ended.stream().allMatch(complete -> complete);
    }

    /** A side that stops early must not leave the other one waiting for it. */
    private static Callable<Boolean> breakingOff(LeadGate gate, Callable<Boolean> side) {
        return () -> {
            boolean complete = false;
            try {
                complete = side.call();
                return complete;
            } finally {
                if (!complete) {
                    gate.breakOff();
                }
            }
        };
    }
}
