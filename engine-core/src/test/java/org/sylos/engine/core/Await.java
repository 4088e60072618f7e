package org.sylos.engine.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that nothing signals, with a limit. */
final class Await {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(40);

    private Await() {}

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the condition never came true");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
