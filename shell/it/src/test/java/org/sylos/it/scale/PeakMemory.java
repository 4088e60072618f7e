package org.sylos.it.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The most memory that a process had at any time, as Linux keeps it; looked at until the process ends. */
final class PeakMemory {
    private static final long EVERY_MILLIS = 100;

    private PeakMemory() {}

    /** Waits for the end of a process; answers its peak in bytes, short of what came in its last tenth of a second. */
    static long untilEndOf(Process process, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long peak = 0;
        do {
            peak = Math.max(peak, now(process.pid()));
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the process has not ended within " + limit);
            }
        } while (!process.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        return peak;
    }

    private static long now(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            // The process ended meanwhile; what it had before is known.
            return 0;
        }
    }
}
