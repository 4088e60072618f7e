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

/** A copy to where nothing is; Sylos verifies sizes as well. */
abstract class FreshCopy implements Work {
    /** Many small files. */
    static final class Small extends FreshCopy {
        static final int FILES = 100_000;
        static final int BYTES = 4096;

        @Override
        public String name() {
            return "small";
        }

        @Override
        public String title(double scale) {
            return String.format("Fresh copy of %,d files of 4 KiB", Math.max(1, Math.round(FILES * scale)));
        }

        @Override
        public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
            int files = lab.scaled(FILES);
            // A file takes a block for its bytes and a part of one for its name and its inode.
            lab.requireRoom(
                    2L * BYTES * files * lab.rounds() * (lab.peers().names().size() + 1));
            Path source = Trees.files(lab.source("small"), files, BYTES);
            List<Series> series = copies(lab, source, false);
            return new Row(
                    name(),
                    title(lab.scale()),
                    series,
                    Map.of(
                            "files a second",
                            files / series.get(series.size() - 1).seconds()));
        }
    }

    /** Few large files. They are deleted at once: it is not deletions of few files that slow a file system down. */
    static final class Large extends FreshCopy {
        private static final int FILES = 2;
        private static final long BYTES = 1L << 30;

        @Override
        public String name() {
            return "large";
        }

        @Override
        public String title(double scale) {
            return String.format("Fresh copy of %d files of %,d MiB", FILES, (long) (BYTES * scale) >> 20);
        }

        @Override
        public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
            long size = lab.scaled(BYTES);
            lab.requireRoom(2 * FILES * size);
            Path source = Trees.large(lab.source("large"), FILES, size);
            List<Series> series = copies(lab, source, true);
            return new Row(
                    name(),
                    title(lab.scale()),
                    series,
                    Map.of(
                            "MiB a second",
                            FILES * size / series.get(series.size() - 1).seconds() / (1 << 20)));
        }
    }

    @Override
    public boolean slow() {
        return false;
    }

    static List<Series> copies(Lab lab, Path source, boolean delete)
            throws IOException, InterruptedException, MeasureException {
        return Rounds.of(lab, lab.peers().names(), program -> {
            Path destination = lab.place(program);
            Timed timed = program.equals(Rounds.SYLOS)
                    ? migrate(lab, source, destination)
                    : lab.run(lab.peers().fresh(program, source, destination));
            if (delete) {
                Lab.deleteAll(destination);
            }
            return timed;
        });
    }

    static Timed migrate(Lab lab, Path source, Path destination)
            throws IOException, InterruptedException, MeasureException {
        return lab.sylos(
                "migrate",
                source.toString(),
                destination.toString(),
                "--yes",
                "--home",
                lab.place("home").toString());
    }
}
