package org.sylos.plugins.pf4j;

import java.util.List;
import java.util.Set;

/** Finds threads that a plugin started and did not stop: they keep all of its classes in memory. */
final class LeftThreads {
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /** The names of threads that are new, alive, and run or refer to classes of this loader. */
    List<String> of(IsolatingClassLoader loader) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> !before.contains(entry.getKey()) && belongs(entry.getKey(), entry.getValue(), loader))
                .map(entry -> entry.getKey().getName())
                .sorted()
                .toList();
    }

    private static boolean belongs(Thread thread, StackTraceElement[] stack, IsolatingClassLoader loader) {
        if (thread.getContextClassLoader() == loader || thread.getClass().getClassLoader() == loader) {
            return true;
        }
        for (StackTraceElement frame : stack) {
            if (loader.hasLoaded(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }
}
