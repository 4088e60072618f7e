package org.sylos.it.architecture.bad;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Speaks to the terminal in three ways. */
public final class Prints {
    private Prints() {}

    /** Writes to standard output. */
    public static final class ToOutput {
        private ToOutput() {}

        static void speak() {
            System.out.println("here I am");
        }
    }

    /** Writes to standard error without naming it. */
    public static final class ATrace {
        private ATrace() {}

        static void speak(IllegalStateException e) {
            e.printStackTrace();
        }
    }

    /** Asks the console. */
    public static final class ToConsole {
        private ToConsole() {}

        static @Nullable Console speak() {
            return System.console();
        }
    }
}
