package org.sylos.engine.core.internal.lifecycle;

import org.sylos.engine.core.RunController;

/** Waiting that an interrupt delays but does not end. */
final class Uninterrupted {
    private Uninterrupted() {}

    static void await(RunController controller) {
        boolean interrupted = false;
        while (true) {
            try {
                controller.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
