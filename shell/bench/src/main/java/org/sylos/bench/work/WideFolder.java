package org.sylos.bench.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sylos.bench.report.Row;
import org.sylos.bench.report.Series;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;
import org.sylos.bench.tree.Trees;

/** A fresh copy of one folder with very many empty files: whoever holds all of it in memory shows here. */
final class WideFolder implements Work {
    private static final int FILES = 1_000_000;

    @Override
    public String name() {
        return "wide";
    }

    @Override
    public String title(double scale) {
        return String.format("Fresh copy of one folder with %,d empty files", Math.max(1, Math.round(FILES * scale)));
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
        int files = lab.scaled(FILES);
        lab.requireRoom(512L * files * lab.rounds() * (lab.peers().names().size() + 1));
        Path source = Trees.wide(lab.source("wide"), files);
        List<Series> series = FreshCopy.copies(lab, source, false);
        return new Row(
                name(),
                title(lab.scale()),
                series,
                Map.of("files a second", files / series.get(series.size() - 1).seconds()));
    }
}
