package org.sylos.it.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program on a terminal of its own, which {@code script} of util-linux gives it, and somebody who types when asked. */
public final class Conversation implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final OutputStream keyboard;
    private final StringBuilder screen = new StringBuilder();
    private int seen;
    private boolean ended;

    private Conversation(Process process) {
        this.process = process;
        this.keyboard = process.getOutputStream();
        Thread reader = new Thread(this::read, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    /** Skips the test, and says so, on a machine that has no such program. */
    public static void assumeThere() {
        assumeTrue(Program.installed("script"), "skipped: needs the program 'script' of util-linux");
    }

    /**
     * Starts a command of the shell.
     *
     * @param transcript where {@code script} writes what it sees
     * @param environment variables besides those of this process
     */
    public static Conversation run(String command, Path transcript, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                // A new terminal has no size, and lines of no width show nothing.
                "script", "-qfec", "stty rows 40 cols 200; " + command, transcript.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(environment);
        return new Conversation(builder.redirectErrorStream(true).start());
    }

    private void read() {
        byte[] bytes = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                synchronized (screen) {
                    screen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
                    screen.notifyAll();
                }
            }
        } catch (IOException gone) {
            // The terminal is closed; what was seen until then counts.
        }
        synchronized (screen) {
            ended = true;
            screen.notifyAll();
        }
    }

    /** Waits until a text was written since the last one that was waited for, and types an answer. */
    public Conversation when(String text, String typed) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        synchronized (screen) {
            while (screen.indexOf(text, seen) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || ended) {
                    throw new AssertionError("'" + text + "' was not written: " + screen.substring(seen));
                }
                screen.wait(left);
            }
            seen = screen.indexOf(text, seen) + text.length();
        }
        keyboard.write((typed + "\r").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        return this;
    }

    /** Waits for the end, and answers all that was written. */
    public String end() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("has not ended: " + screen());
        }
        long deadline = System.nanoTime() + LIMIT.toNanos();
        synchronized (screen) {
            while (!ended && System.nanoTime() < deadline) {
                screen.wait(LIMIT.toMillis());
            }
        }
        return screen();
    }

    private String screen() {
        synchronized (screen) {
            return screen.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
