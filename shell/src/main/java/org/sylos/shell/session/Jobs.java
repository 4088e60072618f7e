package org.sylos.shell.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.HiddenScreen;
import org.sylos.shell.terminal.Interrupts;

/**
 * The commands that run in the background of a session. Each has a session of its own, so that none waits for another; a migration
 * that one of them has open is not open to the others. Thread-safe.
 */
public final class Jobs implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final int MOST_ENDED = 100;

    private final List<Job> all = new ArrayList<>();
    private int lastNumber;

    /**
     * Begins a job.
     *
     * @param line the command as it was typed
     * @param session the session in whose background it runs
     * @param above takes what it says, to be shown above the prompt
     * @param command runs the command in the session that it is given, and answers the exit code
     */
    public Job start(String line, Session session, Consumer<String> above, Function<Session, Integer> command) {
        Interrupts interrupts = Interrupts.passedOn();
        HiddenScreen screen = new HiddenScreen(above);
        Job job;
        synchronized (this) {
            forgetEnded();
            job = new Job(++lastNumber, line, screen, interrupts);
            all.add(job);
        }
        Console front = session.console();
        Console console = new Console(
                screen.asStream(), screen, front.tty(), front.outPalette(), front.errPalette(), front.columns(), null);
        Thread thread = new Thread(() -> run(job, session.inBackground(console, interrupts), above, command));
        thread.setName("sylos-job-" + job.number());
        thread.setDaemon(true);
        thread.start();
        return job;
    }

    private static void run(Job job, Session session, Consumer<String> above, Function<Session, Integer> command) {
        int code = ExitCode.ERROR.code();
        try (session) {
            code = command.apply(session);
        } catch (RuntimeException e) {
            Errors.show(e, session.console(), false);
        } finally {
            job.end(code);
            above.accept(ending(job, code));
        }
    }

    private static String ending(Job job, int code) {
        String how = code == ExitCode.DONE.code() ? "done" : "exit code " + code;
        return "[" + job.number() + "] " + how + ": " + job.line();
    }

    /** Nobody asks for the exit code of what ended long ago. */
    private void forgetEnded() {
        while (all.size() > MOST_ENDED) {
            int oldest = 0;
            while (oldest < all.size() && all.get(oldest).code() == null) {
                oldest++;
            }
            if (oldest == all.size()) {
                return;
            }
            all.remove(oldest);
        }
    }

    /** The jobs of this session, oldest first, ended ones too. */
    public synchronized List<Job> all() {
        return List.copyOf(all);
    }

    /** Those that have not ended. */
    public List<Job> running() {
        return all().stream().filter(job -> job.code() == null).toList();
    }

    /** The job with a number. */
    public Optional<Job> get(int number) {
        return all().stream().filter(job -> job.number() == number).findFirst();
    }

    /** Asks all jobs to stop, waits for what they have begun, then asks them to stop at once. */
    @Override
    public void close() {
        for (int round = 0; round < 2; round++) {
            List<Job> left = running();
            left.forEach(Job::stop);
            try {
                awaitEach(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void awaitEach(List<Job> jobs) throws InterruptedException {
        long end = System.nanoTime() + DRAIN.toNanos();
        for (Job job : jobs) {
            boolean unused = job.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }
}
