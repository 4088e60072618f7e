package org.sylos.engine.core.internal.traverse;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.Comparison;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.core.internal.run.Failure;
import org.sylos.engine.core.internal.run.ItemPass;
import org.sylos.engine.core.internal.run.PassRunner;
import org.sylos.engine.core.internal.run.RunContext;

/** Compares files that are on both sides by a checksum that both sides can give. */
final class ComparisonPass implements ItemPass<Comparison, ComparisonOutcome> {
    private final RunContext run;
    private final Optional<ChecksumAlgorithm> algorithm;

    ComparisonPass(RunContext run) {
        this.run = run;
        this.algorithm =
                common(run.src().adapter().capabilities(), run.dst().adapter().capabilities());
    }

    boolean run() throws InterruptedException {
        return PassRunner.run(
                run,
                this,
                run.meters().of(Queue.COMPARISON),
                run.dst(),
                run.dst().copying());
    }

    /** An algorithm of both sides; rather one that neither, or only one, has to read its files for. */
    static Optional<ChecksumAlgorithm> common(Capabilities src, Capabilities dst) {
        Set<ChecksumAlgorithm> both = EnumSet.noneOf(ChecksumAlgorithm.class);
        both.addAll(src.checksums());
        both.retainAll(dst.checksums());
        return both.stream().min((a, b) -> Integer.compare(reads(a, src, dst), reads(b, src, dst)));
    }

    private static int reads(ChecksumAlgorithm algorithm, Capabilities src, Capabilities dst) {
        return (src.storedChecksums().contains(algorithm) ? 0 : 1)
                + (dst.storedChecksums().contains(algorithm) ? 0 : 1);
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public List<Comparison> fetch(long cursor, int most) {
        return run.store().discovery().pendingComparisons(cursor, most);
    }

    @Override
    public long idOf(Comparison item) {
        return item.srcId();
    }

    @Override
    public String pathOf(Comparison item) {
        return item.source().path();
    }

    @Override
    public long bytesOf(Comparison item) {
        return 2 * item.size();
    }

    @Override
    public ComparisonOutcome deal(Comparison item, Progress progress) throws IOException {
        if (algorithm.isEmpty()) {
            return new ComparisonOutcome(item.srcId(), ComparisonOutcome.Result.INCOMPARABLE, List.of());
        }
        Checksum source = run.src().adapter().checksum(item.source(), algorithm.get());
        progress.moved(item.size());
        Checksum destination = run.dst().adapter().checksum(item.destination(), algorithm.get());
        progress.moved(item.size());
        var result = source.equals(destination) ? ComparisonOutcome.Result.EQUAL : ComparisonOutcome.Result.DIFFERENT;
        return new ComparisonOutcome(item.srcId(), result, List.of());
    }

    @Override
    public ComparisonOutcome failed(Comparison item, Failure failure, boolean retried) {
        return new ComparisonOutcome(
                item.srcId(),
                retried ? ComparisonOutcome.Result.RETRY : ComparisonOutcome.Result.FAILED,
                List.of(failure.attempt()));
    }

    @Override
    public void write(List<ComparisonOutcome> results) {
        run.store().discovery().recordComparisons(results);
    }
}
