package org.sylos.bench.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.bench.report.Row;
import org.sylos.bench.report.Series;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;
import org.sylos.bench.run.Prompt;
import org.sylos.bench.run.Timed;
import org.sylos.bench.tree.Trees;

/** How long it takes until Sylos does something at all. */
final class Start implements Work {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title(double scale) {
        return "Start: help, list, the first prompt, a migration of one file";
    }

    @Override
    public boolean slow() {
        return false;
    }

    @Override
    public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
        Path source = Trees.files(lab.source("one"), 1, 1);
        String home = lab.place("home").toString();
        Series help = new Series("help");
        Series list = new Series("list");
        Series prompt = new Series("prompt");
        List<Series> migrate = Rounds.of(lab, List.of(), program -> {
            help.add(lab.sylos("--help"));
            list.add(lab.sylos("list", "--home", home));
            prompt.add(new Timed(Prompt.seconds(lab.sylosCommand("--home", home)), 0, 0));
            return FreshCopy.migrate(lab, source, lab.place("one"));
        });
        Map<String, Double> facts = new LinkedHashMap<>();
        for (Series series : List.of(help, list, prompt, migrate.get(0))) {
            facts.put(series == migrate.get(0) ? "migrate, s" : series.name() + ", s", series.seconds());
        }
        return new Row(name(), title(lab.scale()), List.of(), facts);
    }
}
