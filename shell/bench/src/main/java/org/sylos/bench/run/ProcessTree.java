package org.sylos.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Memory and processor time as Linux tells them in {@code /proc}; elsewhere everything is 0. Memory is looked at every tenth
 * of a second, because the highest sum over several processes is nowhere kept.
 */
final class ProcessTree implements Runnable {
    private static final Path PROC = Path.of("/proc");
    private static final int EVERY_MILLIS = 100;
    private static final double TICKS_PER_SECOND = 100;

    private final ProcessHandle root;
    private volatile long peak;

    ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** The most memory so far, in bytes. */
    long peak() {
        return peak;
    }

    @Override
    public void run() {
        try {
            while (root.isAlive()) {
                long now = Stream.concat(Stream.of(root), root.descendants())
                        .mapToLong(process -> resident(process.pid()))
                        .sum();
                peak = Math.max(peak, now);
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long resident(long pid) {
        for (String line : lines(PROC.resolve(Long.toString(pid)).resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    /** Processor time, in seconds, of all ended children of this process. */
    static double cpuOfChildren() {
        List<String> lines = lines(PROC.resolve("self/stat"));
        if (lines.isEmpty()) {
            return 0;
        }
        // The name, in parentheses, may hold blanks. The 16th and 17th field are the children's, in user and system
        // mode.
        String line = lines.get(0);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
    }

    /** None when there is no such file, or the process is gone. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
