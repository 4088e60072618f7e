package org.sylos.shell.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sylos.engine.api.Cancellation.Registration;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.MigrationListener;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunResult;
import org.sylos.shell.render.ProgressView;
import org.sylos.shell.render.Text;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;

/** Waits for a run, shows how far it is, and passes on requests to stop it. */
final class RunWatch {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(30);
    private static final int MOST_WARNINGS = 20;

    private final Console console;
    private final Interrupts interrupts;
    private final Runnable lastResort;
    private final String wholeLog;
    private final LongSupplier nanoClock;

    /**
     * A watch.
     *
     * @param lastResort what a third request to stop does
     * @param wholeLog the command that shows all warnings
     * @param nanoClock tells time spans
     */
    RunWatch(Console console, Interrupts interrupts, Runnable lastResort, String wholeLog, LongSupplier nanoClock) {
        this.console = console;
        this.interrupts = interrupts;
        this.lastResort = lastResort;
        this.wholeLog = wholeLog;
        this.nanoClock = nanoClock;
    }

    /**
     * A run that has ended.
     *
     * @param result what it left behind
     * @param time how long it was watched
     * @param stopAsked whether it was asked to stop, even when it came to its end before it noticed
     */
    record Watched(RunResult result, Duration time, boolean stopAsked) {}

    /** Starts a run of the migration and waits for it to end. A request to stop that comes meanwhile is for the run, too. */
    Watched watch(Migration migration, Supplier<RunController> start) throws InterruptedException {
        EarlyRequests early = new EarlyRequests();
        try (Registration keeping = interrupts.direct(early)) {
            return watch(start.get(), migration::listen, migration::queueMetrics, early);
        }
    }

    /**
     * Waits for a run to end.
     *
     * @param listen registers a listener
     * @param queues tells how far the run is
     */
    Watched watch(
            RunController run,
            Function<MigrationListener, Registration> listen,
            Supplier<Map<QueueMetrics.Queue, QueueMetrics>> queues)
            throws InterruptedException {
        return watch(run, listen, queues, new EarlyRequests());
    }

    private Watched watch(
            RunController run,
            Function<MigrationListener, Registration> listen,
            Supplier<Map<QueueMetrics.Queue, QueueMetrics>> queues,
            EarlyRequests early)
            throws InterruptedException {
        long began = nanoClock.getAsLong();
        AtomicInteger warnings = new AtomicInteger();
        RunStop stop = new RunStop(run, console, lastResort);
        try (Registration listening = listen.apply(event -> tell(event, warnings));
                Registration stopping = interrupts.direct(stop)) {
            early.passTo(stop);
            Duration nextLine = PLAIN_EVERY;
            boolean told = false;
            while (!run.await(TICK)) {
                if (!told && run.isStopping() && !stop.asked()) {
                    told = true;
                    console.say("Stopping: another process asked for it. What has begun is finished first.");
                }
                Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - began);
                ProgressView progress = new ProgressView(queues.get(), elapsed);
                if (console.screen().redraws()) {
                    console.screen().status(progress.lines(console.columns().getAsInt() - 1));
                } else if (elapsed.compareTo(nextLine) >= 0) {
                    console.say(progress.plain());
                    nextLine = elapsed.plus(PLAIN_EVERY);
                }
            }
        } finally {
            console.screen().status(List.of());
        }
        return new Watched(
                run.result(), Duration.ofNanos(nanoClock.getAsLong() - began), stop.asked() || run.isStopping());
    }

    private void tell(MigrationEvent event, AtomicInteger warnings) {
        if (!(event instanceof MigrationEvent.Logged logged) || !worthTelling(logged.entry())) {
            return;
        }
        int number = warnings.incrementAndGet();
        if (number <= MOST_WARNINGS) {
            console.say(line(logged.entry()));
        } else if (number == MOST_WARNINGS + 1) {
            console.say("More warnings are in the log: " + wholeLog);
        }
    }

    /** What ends the run is told when it has ended. */
    private static boolean worthTelling(JournalEntry entry) {
        return switch (entry.level()) {
            case WARNING, ERROR -> true;
            case TRACE, DEBUG, INFO, CRITICAL -> false;
        };
    }

    private String line(JournalEntry entry) {
        boolean bad = entry.level() == JournalEntry.Level.ERROR;
        String label = bad
                ? console.errPalette().red("failed: ")
                : console.errPalette().yellow("warning: ");
        String node = entry.node() == null ? "" : Text.printable(entry.node()) + ": ";
        return label + node + Text.printable(entry.message());
    }
}
