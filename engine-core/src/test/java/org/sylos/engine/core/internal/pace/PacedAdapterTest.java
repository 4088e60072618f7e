package org.sylos.engine.core.internal.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.core.internal.exec.ManualClock;
import org.sylos.engine.core.internal.metrics.CallMeter;
import org.sylos.tck.fs.MemoryTree;

class PacedAdapterTest {
    private static final long SIZE = 5 << 20;

    private final ManualClock clock = new ManualClock();
    private final CallMeter meter = new CallMeter(clock.nanoTime());
    private final MemoryTree from = MemoryTree.create().file("/film", SIZE);
    private final FSAdapter target = new PacedAdapter(
            MemoryTree.builder().with(Capability.FAST_COPY).build().adapter(), new Pace(clock), meter, clock);

    private CopyResult copy(TransferMonitor monitor) throws IOException {
        FSAdapter source = from.adapter();
        Entry film = source.list(source.root(), 10).nextPage().get(0);
        return target.copyFrom(
                source,
                new NodeRef("/film", film.nativeId()),
                new Expected(film.size(), film.mtime()),
                new WriteSpec(target.root(), "film", SIZE, Metadata.NONE, new WriteCondition.Absent(), "me"),
                Set.of(),
                monitor);
    }

    /** A limit of bandwidth held a copy back for seconds before the copy itself had counted. */
    @Test
    void time_for_which_a_copy_is_held_back_is_never_taken_off_what_is_counted() throws IOException {
        List<CallMeter.Calls> seen = new ArrayList<>();
        CopyResult result = copy(bytes -> {
            clock.advance(Duration.ofSeconds(1));
            seen.add(meter.snapshot(clock.nanoTime()));
        });
        assertThat(result).isInstanceOf(CopyResult.Copied.class);
        assertThat(seen).hasSizeGreaterThan(3).allSatisfy(calls -> {
            assertThat(calls.latency()).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(calls.busy()).isGreaterThanOrEqualTo(0);
        });
        CallMeter.Calls all = meter.snapshot(clock.nanoTime());
        assertThat(all.calls()).isEqualTo(1);
        assertThat(all.latency()).isZero();
        assertThat(all.busy()).isZero();
    }
}
