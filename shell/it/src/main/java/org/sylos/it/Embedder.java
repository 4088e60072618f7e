package org.sylos.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sylos.engine.api.SylosException;

/**
 * The program that embeds the engine: runs one scenario in a folder and writes what it saw into a file, one {@code name=value}
 * a line, since the engine and so the whole process must print nothing.
 */
public final class Embedder {
    private Embedder() {}

    /**
     * Runs a scenario.
     *
     * @param args name of the scenario; the folder it works in, holding {@code source}; the file for what it saw
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Path.of(args[1]);
        TreeMap<String, String> seen = new TreeMap<>();
        switch (args[0]) {
            case "steps" -> new StepByStep(work, seen).run();
            case "suspend" -> new SuspendAndResume(work, seen).run();
            default -> throw new SylosException("there is no scenario '" + args[0] + "'", null, null);
        }
        seen.put("threads", liveThreads().toString());
        seen.put("open", openFiles(work).toString());
        // Not reached when somebody has called System.exit.
        seen.put("end", "reached");
        Files.write(
                Path.of(args[2]),
                seen.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
    }

    /** The threads that would keep the process alive, besides the one that runs this. */
    static Set<String> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon() && thread != Thread.currentThread())
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    /** Files below a folder that this process holds open; known on Linux only. */
    private static Set<String> openFiles(Path folder) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.filter(Files::isSymbolicLink)
                    .map(Embedder::target)
                    .filter(target -> target.startsWith(folder.toString()))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // The descriptor that the listing itself used has gone.
            return "";
        }
    }
}
