package org.sylos.bench.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sylos.bench.report.Row;
import org.sylos.bench.report.Series;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;
import org.sylos.bench.run.Timed;
import org.sylos.bench.tree.Trees;

/** What a level costs that has one folder on each side: discovery of a chain of folders, less that of one folder. */
final class DeepChain implements Work {
    private static final int DEPTH = 500;

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public String title(double scale) {
        return String.format("Plan over a chain of %,d folders on both sides", depth(scale));
    }

    private static int depth(double scale) {
        return (int) Math.max(10, Math.min(DEPTH, Math.round(DEPTH * scale)));
    }

    @Override
    public boolean slow() {
        return false;
    }

    @Override
    public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
        int depth = depth(lab.scale());
        Path deep = Trees.chain(lab.source("chain"), depth);
        Path flat = Trees.chain(lab.source("flat"), 1);
        Series single = new Series("one folder");
        List<Series> series = Rounds.of(lab, List.of(), program -> {
            single.add(plan(lab, flat));
            return plan(lab, deep);
        });
        double perLevel = (series.get(0).seconds() - single.seconds()) / (depth - 1) * 1000;
        return new Row(
                name(), title(lab.scale()), List.of(single, series.get(0)), Map.of("milliseconds a level", perLevel));
    }

    /** The destination is a second chain of the same depth, beside the first. */
    private static Timed plan(Lab lab, Path source) throws IOException, InterruptedException, MeasureException {
        Path destination = Trees.chain(source.resolveSibling(source.getFileName() + "-destination"), depthOf(source));
        return lab.sylos(
                "plan",
                source.toString(),
                destination.toString(),
                "--name",
                "chain",
                "--home",
                lab.place("home").toString());
    }

    private static int depthOf(Path folder) {
        int depth = 0;
        for (Path inner = folder.resolve("d"); inner.toFile().isDirectory(); inner = inner.resolve("d")) {
            depth++;
        }
        return depth;
    }
}
