package org.sylos.shell.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.terminal.HiddenScreen;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.Screen;

/** A command that runs in the background of a session. Thread-safe. */
public final class Job {
    private final int number;
    private final String line;
    private final HiddenScreen screen;
    private final Interrupts interrupts;
    private final long beganNanos = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long endedNanos;
    private volatile @Nullable Integer code;

    Job(int number, String line, HiddenScreen screen, Interrupts interrupts) {
        this.number = number;
        this.line = line;
        this.screen = screen;
        this.interrupts = interrupts;
    }

    /** Its number in the session, from 1. */
    public int number() {
        return number;
    }

    /** The command as it was typed. */
    public String line() {
        return line;
    }

    /** Its exit code; null as long as it runs. */
    public @Nullable Integer code() {
        return code;
    }

    /** How long it has run. */
    public Duration time() {
        return Duration.ofNanos((code == null ? System.nanoTime() : endedNanos) - beganNanos);
    }

    /** Asks it to stop, as Ctrl-C would; once more asks it to stop at once. */
    void stop() {
        interrupts.request(Interrupts.Kind.INT);
    }

    void end(int exitCode) {
        endedNanos = System.nanoTime();
        code = exitCode;
        ended.countDown();
    }

    /** Waits until it has ended; answers whether it has. */
    boolean await(Duration most) throws InterruptedException {
        return ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Shows it on a screen until it has ended, and passes on requests to stop; answers its exit code. */
    public int watch(Screen front, Interrupts requests) throws InterruptedException {
        try (var forwarding = requests.direct((kind, times) -> interrupts.request(kind))) {
            screen.show(front);
            ended.await();
        } finally {
            screen.show(null);
        }
        Integer exit = code;
        return exit == null ? ExitCode.INTERRUPTED.code() : exit;
    }
}
