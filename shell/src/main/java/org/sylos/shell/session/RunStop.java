package org.sylos.shell.session;

import org.sylos.engine.core.RunController;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;

/**
 * What requests to stop do to a run: the first suspends it once the work in flight has ended, the second at once, and a third
 * leaves a run that does not react. None of them loses anything: what was not recorded is done again.
 */
final class RunStop implements Interrupts.Target {
    private final RunController run;
    private final Console console;
    private final Runnable lastResort;
    private volatile boolean asked;

    /**
     * The target for one run.
     *
     * @param lastResort what a third request does
     */
    RunStop(RunController run, Console console, Runnable lastResort) {
        this.run = run;
        this.console = console;
        this.lastResort = lastResort;
    }

    /** Whether anybody asked, even when the run came to its end before it noticed. */
    boolean asked() {
        return asked;
    }

    @Override
    public void requested(Interrupts.Kind kind, int times) {
        asked = true;
        boolean keyboard = kind == Interrupts.Kind.INT;
        if (times == 1) {
            console.say(
                    "Stopping: what has begun is finished first." + (keyboard ? " Ctrl-C again stops at once." : ""));
            run.shutdown();
        } else if (times == 2) {
            console.say("Stopping at once.");
            run.shutdownNow();
        } else {
            lastResort.run();
        }
    }
}
