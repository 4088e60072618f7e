package org.sylos.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Where and how things are measured. Every run gets a new destination, and nothing is deleted between runs: file systems are
 * slower for a while after many deletions. Used by one thread.
 */
public final class Lab {
    private final Path folder;
    private final Path sylos;
    private final Peers peers;
    private final int rounds;
    private final double scale;
    private final Random random;
    private final PrintStream notes;
    private int places;

    /** A laboratory in a folder. */
    public Lab(Path folder, Path sylos, Peers peers, int rounds, double scale, Random random, PrintStream notes) {
        this.folder = folder;
        this.sylos = sylos;
        this.peers = peers;
        this.rounds = rounds;
        this.scale = scale;
        this.random = random;
        this.notes = notes;
    }

    /** The other programs. */
    public Peers peers() {
        return peers;
    }

    /** How often everything is measured. */
    public int rounds() {
        return rounds;
    }

    /** By what factor sizes differ from the usual ones. */
    public double scale() {
        return scale;
    }

    /** A number scaled, at least 1. */
    public int scaled(int usual) {
        return Math.toIntExact(scaled((long) usual));
    }

    /** As the other, for sizes. */
    public long scaled(long usual) {
        return Math.max(1, Math.round(usual * scale));
    }

    /** A folder for a source, not yet there unless an earlier run in the same place made it. */
    public Path source(String name) {
        return folder.resolve("sources").resolve(name + "-" + scale);
    }

    /** A place that nothing has had yet; its parent is there. */
    public Path place(String name) throws IOException {
        Path places = Files.createDirectories(folder.resolve("places"));
        Path place;
        do {
            place = places.resolve(name + "-" + ++this.places);
        } while (Files.exists(place));
        return place;
    }

    /** Fails when the file system has less room than this. */
    public void requireRoom(long bytes) throws IOException, MeasureException {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < bytes) {
            throw new MeasureException("it takes " + (bytes >> 20) + " MiB in " + folder + ", and there are "
                    + (room >> 20) + ": use --work, --scale or fewer --rounds");
        }
    }

    /** The order of a round. */
    public List<String> shuffled(List<String> names) {
        List<String> order = new ArrayList<>(names);
        Collections.shuffle(order, random);
        return order;
    }

    /** Tells whoever waits what happens. */
    public void note(String text) {
        notes.println(text);
    }

    /** Runs Sylos to its end. */
    public Timed sylos(String... arguments) throws IOException, InterruptedException, MeasureException {
        return run(sylosCommand(arguments));
    }

    /** What Sylos is started with. */
    public List<String> sylosCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of(sylos.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs a program to its end. Before, what was written so far goes to the disk, that no run pays for another.
     *
     * @throws MeasureException when it does not end with 0
     */
    public Timed run(List<String> command) throws IOException, InterruptedException, MeasureException {
        new ProcessBuilder("sync").start().waitFor();
        double cpu = ProcessTree.cpuOfChildren();
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        try {
            long started = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors.toFile())
                    .start();
            ProcessTree tree = new ProcessTree(process.toHandle());
            Thread watch = new Thread(tree, "memory");
            watch.setDaemon(true);
            watch.start();
            int code = process.waitFor();
            double seconds = (System.nanoTime() - started) / 1e9;
            watch.join();
            if (code != 0) {
                String error = Files.readString(errors).strip();
                throw new MeasureException(String.join(" ", command) + " ended with " + code + ": "
                        + error.substring(Math.max(0, error.length() - 500)));
            }
            return new Timed(seconds, ProcessTree.cpuOfChildren() - cpu, tree.peak());
        } finally {
            Files.delete(errors);
        }
    }

    /** Deletes a folder and all in it. */
    public static void deleteAll(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
