package org.sylos.shell.session;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation.Registration;
import org.sylos.engine.core.RemoteRun;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.shell.render.Format;
import org.sylos.shell.render.Output;
import org.sylos.shell.render.SnapshotView;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;

/** Follows the run of another process until it ends. Requests to stop end the watching, not the run. For one command. */
public final class RemoteWatch {
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(30);

    private final Context context;
    private final Console console;
    private final LongSupplier nanoClock;
    private @Nullable RunSnapshot last;
    private long saidAt;

    /** A watch for this command. */
    public RemoteWatch(Context context) {
        this(context, System::nanoTime);
    }

    RemoteWatch(Context context, LongSupplier nanoClock) {
        this.context = context;
        this.console = context.console();
        this.nanoClock = nanoClock;
    }

    /** Waits for something that goes on over there. */
    @FunctionalInterface
    public interface Following {
        /** Answers whether the other process brought it to its end. */
        boolean untilEnd() throws InterruptedException;
    }

    /** Shows how far the run is until it ends; answers the code that its own command ends with. */
    public ExitCode watch(RemoteRun run) throws InterruptedException {
        End end;
        try {
            end = follow(context, run::close, () -> run.watch(now -> show(now, run::close)));
        } finally {
            console.screen().status(List.of());
        }
        return switch (end) {
            case LEFT -> {
                console.say("The run goes on; only the watching has ended.");
                yield ExitCode.INTERRUPTED;
            }
            case ENDED -> ended();
            case UNREAD -> ExitCode.DONE;
            case DIED -> died();
        };
    }

    /** How following something came to its end. */
    public enum End {
        /** The other process brought it to its end. */
        ENDED,
        /** Somebody at this terminal has seen enough. */
        LEFT,
        /** Nobody reads any more what is written. */
        UNREAD,
        /** The other process is gone. */
        DIED
    }

    /**
     * Follows something until it ends or somebody at this terminal has seen enough.
     *
     * @param leave ends the following, from another thread
     */
    public static End follow(Context context, Runnable leave, Following following) throws InterruptedException {
        AtomicBoolean left = new AtomicBoolean();
        context.interrupts().install(Interrupts.Kind.values());
        try (Registration stopping = context.interrupts().direct((kind, times) -> {
            left.set(true);
            leave.run();
        })) {
            boolean ended = following.untilEnd();
            if (ended) {
                return End.ENDED;
            }
            return left.get() ? End.LEFT : unread(context) ? End.UNREAD : End.DIED;
        }
    }

    /**
     * Writes data while something is followed, and ends the following when nobody reads it any more: {@code head} does not wait for
     * the end of a run.
     *
     * @param leave ends the following
     */
    public static void data(Context context, Runnable leave, String text) {
        context.console().data(text);
        if (unread(context)) {
            leave.run();
        }
    }

    private static boolean unread(Context context) {
        return context.console().out().checkError();
    }

    private void show(RunSnapshot now, Runnable leave) {
        RunSnapshot before = last;
        last = now;
        SnapshotView view = new SnapshotView(now);
        if (context.settings().format() == Format.JSONL) {
            data(context, leave, Output.document(view.document(), Format.JSONL));
            return;
        }
        if (before != null && before.running() && !now.running() && now.outcome() == RunOutcome.NEEDS_REVIEW) {
            console.say("Discovery has ended. The plan waits for approval.");
        }
        boolean moved = before == null
                || before.phase() != now.phase()
                || before.stopping() != now.stopping()
                || !Objects.equals(before.work(), now.work());
        if (console.screen().redraws()) {
            console.screen().status(view.lines(console.columns().getAsInt() - 1));
        } else if (moved || nanoClock.getAsLong() - saidAt >= PLAIN_EVERY.toNanos()) {
            saidAt = nanoClock.getAsLong();
            console.say(view.plain());
        }
    }

    private ExitCode ended() {
        RunSnapshot now = last;
        if (now == null) {
            return ExitCode.DONE;
        }
        RunOutcome outcome = now.outcome();
        if (outcome == null) {
            console.say("The run was broken off" + (now.error() == null ? "." : ": " + now.error()));
            return ExitCode.ERROR;
        }
        String on = outcome == RunOutcome.SUSPENDED ? " To go on: " + context.command("resume", now.migration()) : "";
        console.say(
                "The run has ended: " + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "." + on);
        return ExitCode.of(outcome);
    }

    private ExitCode died() {
        String name = last == null ? "" : last.migration();
        console.say("The process that ran it is gone; nothing is lost."
                + (name.isEmpty() ? "" : " To go on: " + context.command("resume", name)));
        return ExitCode.SUSPENDED;
    }
}
