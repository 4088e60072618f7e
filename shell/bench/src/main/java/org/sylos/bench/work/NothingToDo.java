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

/** The same command again, when source and destination are alike. Files hold one byte: what counts is how many they are. */
final class NothingToDo implements Work {
    private final String name;
    private final int files;
    private final boolean slow;

    NothingToDo(String name, int files, boolean slow) {
        this.name = name;
        this.files = files;
        this.slow = slow;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title(double scale) {
        return String.format("Second run over %,d files, nothing to do", Math.max(1, Math.round(files * scale)));
    }

    @Override
    public boolean slow() {
        return slow;
    }

    @Override
    public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
        int count = lab.scaled(files);
        lab.requireRoom(2L * 4096 * count);
        Path source = Trees.files(lab.source(name), count, 1);
        Path destination = lab.place("again");
        Path home = lab.place("home");
        String[] migrate = {"migrate", source.toString(), destination.toString(), "--yes", "--home", home.toString()};
        lab.sylos(migrate);
        List<String> others = lab.peers().names().stream()
                .filter(peer -> !lab.peers().again(peer, source, destination).isEmpty())
                .toList();
        List<Series> series = Rounds.of(
                lab,
                others,
                program -> program.equals(Rounds.SYLOS)
                        ? lab.sylos(migrate)
                        : lab.run(lab.peers().again(program, source, destination)));
        return new Row(
                name,
                title(lab.scale()),
                series,
                Map.of(
                        "files a second, of both sides",
                        2 * count / series.get(series.size() - 1).seconds()));
    }
}
