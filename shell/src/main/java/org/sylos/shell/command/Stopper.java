package org.sylos.shell.command;

import java.time.Duration;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.shell.render.Standing;
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

    ExitCode stop(Duration most) throws InterruptedException {
        MigrationDetails before = context.manager().details(name);
        if (!context.manager().stopElsewhere(name)) {
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
}
