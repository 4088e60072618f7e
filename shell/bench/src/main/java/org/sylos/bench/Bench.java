package org.sylos.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.bench.report.JsonReport;
import org.sylos.bench.report.Row;
import org.sylos.bench.report.TextTable;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;
import org.sylos.bench.run.Peers;
import org.sylos.bench.work.Work;
import org.sylos.bench.work.Works;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be asked of the benchmark. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Times Sylos against the other programs of this machine: cp, rsync and rclone, as far as they are there.")
final class Bench implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--sylos",
            required = true,
            paramLabel = "FILE",
            description = "The program: bin/sylos of a distribution.")
    private Path sylos;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where trees are made, on the storage that is to be timed. Default: a new folder of the temporary"
                            + " directory, which is deleted at the end; one that is given is left.")
    private @Nullable Path work;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Which rows, by name (see --list). Default: all but the slow ones.")
    private List<String> only = List.of();

    @Option(names = "--all", description = "The slow rows as well.")
    private boolean all;

    @Option(names = "--list", description = "List the rows, and do nothing.")
    private boolean list;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Size of the trees, from 0.0001 to 100. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the order within a round. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all measurements as JSON as well.")
    private @Nullable Path json;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    Bench(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Work> works = chosen();
        if (list) {
            works = Works.all();
            works.forEach(one -> out.printf("%-10s %s%s%n", one.name(), one.title(scale), one.slow() ? " (slow)" : ""));
            return 0;
        }
        if (!Files.isExecutable(sylos)) {
            throw new ParameterException(spec.commandLine(), "there is no program " + sylos);
        }
        boolean temporary = work == null;
        Path folder = work == null ? Files.createTempDirectory("sylos-bench") : Files.createDirectories(work);
        try {
            return measure(
                    works, new Lab(folder, sylos.toRealPath(), Peers.found(), rounds, scale, new Random(seed), err));
        } finally {
            if (temporary) {
                Lab.deleteAll(folder);
            }
        }
    }

    private int measure(List<Work> works, Lab lab) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        int code = 0;
        for (Work one : works) {
            try {
                Row row = one.measure(lab);
                rows.add(row);
                out.println(TextTable.of(row));
            } catch (MeasureException e) {
                err.println("bench: " + one.name() + ": " + e.getMessage());
                code = 1;
            }
        }
        if (json != null) {
            Files.writeString(json, JsonReport.of(rows, lab));
        }
        return code;
    }

    private List<Work> chosen() {
        if (rounds < 1 || rounds > 1000 || !(scale >= 0.0001 && scale <= 100)) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds is from 1 to 1000 and --scale from 0.0001 to 100");
        }
        List<String> names = Works.all().stream().map(Work::name).toList();
        List<String> unknown =
                only.stream().filter(name -> !names.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "no row is called " + unknown + ", only " + names);
        }
        return Works.all().stream()
                .filter(one -> only.isEmpty() ? all || !one.slow() : only.contains(one.name()))
                .collect(Collectors.toList());
    }
}
