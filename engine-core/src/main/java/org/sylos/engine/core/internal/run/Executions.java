package org.sylos.engine.core.internal.run;

import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.WorkFailedException;

/** Waiting for work so that it ends with the run. */
public final class Executions {
    private Executions() {}

    /**
     * Waits for an execution; draining and cancelling reach it. When the waiting thread is interrupted or the work broke, no task
     * of it runs any more afterwards.
     *
     * @throws SylosException what broke the work, as it was thrown where a person should read it
     */
    public static void await(Execution execution, Cancellation cancellation) throws InterruptedException {
        try (Cancellation.Registration drain = cancellation.onDrain(execution::drain);
                Cancellation.Registration cancel = cancellation.onCancel(execution::cancel)) {
            execution.await();
        } catch (WorkFailedException e) {
            throw e.getCause() instanceof SylosException cause ? cause : e;
        } catch (InterruptedException e) {
            execution.cancel();
            while (!ended(execution)) {
                // Interrupted once more; the tasks must be out of the way first.
                Thread.onSpinWait();
            }
            throw e;
        }
    }

    private static boolean ended(Execution execution) {
        try {
            execution.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
