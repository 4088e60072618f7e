package org.sylos.shell.command;

import java.time.Duration;
import java.util.Optional;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.RemoteRun;
import org.sylos.shell.render.Standing;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;

/** Suspends a run of another process and waits until it has. */
final class Stopper {
    private static final long LOOK_EVERY_MILLIS = 100;

    private final Context context;
    private final String name;

    Stopper(Context context, String name) {
        this.context = context;
        this.name = name;
    }

    /**
     * Suspends it.
     *
     * @param now whether what is in flight is given up
     * @param most how long to wait until it has stopped
     */
    ExitCode stop(boolean now, Duration most) throws InterruptedException {
        MigrationDetails before = context.manager().details(name);
        if (!ask(now)) {
            context.console().say("'" + name + "' does not run: " + Standing.of(before) + ".");
            return ExitCode.DONE;
        }
        if (most.isZero()) {
            context.console().say("Asked process " + before.runningPid() + " to suspend '" + name + "'.");
            return ExitCode.DONE;
        }
        long end = System.nanoTime() + most.toNanos();
        while (context.manager().details(name).runningPid() >= 0) {
            if (System.nanoTime() >= end) {
                context.console()
                        .say("Process " + before.runningPid() + " was asked to suspend '" + name
                                + "' and has not done so yet.");
                return ExitCode.ERROR;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        MigrationDetails after = context.manager().details(name);
        String on = switch (after.verification()) {
            case INTERRUPTED -> " To verify anew: " + context.command("verify", name);
            case NONE, RUNNING -> after.returnTo() == null ? "" : " To go on: " + context.command("resume", name);
        };
        context.console().say("'" + name + "' is " + Standing.of(after) + "." + on);
        return ExitCode.DONE;
    }

    /** Asks the process where it listens, and otherwise as the system does it. */
    private boolean ask(boolean now) throws InterruptedException {
        Optional<RemoteRun> attached = context.manager().attach(name);
        if (attached.isPresent()) {
            try (RemoteRun run = attached.get()) {
                return run.stop(now);
            } catch (SylosException e) {
                context.console().warn(Text.printable(String.valueOf(e.getMessage())));
            }
        }
        boolean asked = context.manager().stopElsewhere(name);
        if (asked && now && !context.manager().stopElsewhere(name)) {
            context.console().say("It is stopping already.");
        }
        return asked;
    }
}
