package org.sylos.it.architecture.bad;

/** Ends the process of whoever called. */
public final class EndsTheProcess {
    private EndsTheProcess() {}

    /** Ends it at once. */
    public static final class AtOnce {
        private AtOnce() {}

        static void run() {
            System.exit(1);
        }
    }

    /** Runs code at its end. */
    public static final class Hooks {
        private Hooks() {}

        static void run(Thread thread) {
            Runtime.getRuntime().addShutdownHook(thread);
        }
    }
}
