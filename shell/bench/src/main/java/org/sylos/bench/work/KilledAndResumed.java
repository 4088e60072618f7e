package org.sylos.bench.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sylos.bench.report.Row;
import org.sylos.bench.report.Series;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;
import org.sylos.bench.tree.Trees;

/** A copy that is killed in the middle, and the same command again, in proportion to a copy that was left alone. */
final class KilledAndResumed implements Work {
    @Override
    public String name() {
        return "resume";
    }

    @Override
    public String title(double scale) {
        return String.format(
                "Copy of %,d files of 4 KiB, killed half-way, and resumed",
                Math.max(1, Math.round(FreshCopy.Small.FILES * scale)));
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
        int files = lab.scaled(FreshCopy.Small.FILES);
        lab.requireRoom(4L * FreshCopy.Small.BYTES * files * lab.rounds());
        Path source = Trees.files(lab.source("small"), files, FreshCopy.Small.BYTES);
        Series whole = new Series("undisturbed");
        List<Series> resumed = Rounds.of(lab, List.of(), program -> {
            whole.add(FreshCopy.migrate(lab, source, lab.place("whole")));
            double half = whole.runs().get(whole.runs().size() - 1).seconds() / 2;
            String[] migrate = {
                "migrate",
                source.toString(),
                lab.place("killed").toString(),
                "--yes",
                "--home",
                lab.place("home").toString()
            };
            kill(lab.sylosCommand(migrate), half);
            return lab.sylos(migrate);
        });
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("resumed in parts of an undisturbed copy", resumed.get(0).ratioTo(whole));
        return new Row(name(), title(lab.scale()), List.of(whole, resumed.get(0)), facts);
    }

    private static void kill(List<String> command, double seconds)
            throws IOException, InterruptedException, MeasureException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        if (ended) {
            throw new MeasureException("the copy was over before it could be killed: take a larger --scale");
        }
    }
}
