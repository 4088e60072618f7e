package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSException;

/** Asserts how operations of an adapter fail. */
@Stability(Stability.Level.EVOLVING)
public final class Failures {
    private Failures() {}

    /**
     * Asserts that a call fails with this class, and returns the failure.
     *
     * @param expected what is expected
     * @param call what must fail
     * @return the failure
     */
    public static FSException assertFails(ErrorClass expected, ThrowingCallable call) {
        return assertFailsWithOneOf(Set.of(expected), call);
    }

    /**
     * Asserts that a call fails with one of these classes, and returns the failure.
     *
     * @param expected what is expected
     * @param call what must fail
     * @return the failure
     */
    public static FSException assertFailsWithOneOf(Set<ErrorClass> expected, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).as("a failure with %s", expected).isInstanceOf(FSException.class);
        FSException failure = (FSException) thrown;
        assertThat(failure.errorClass())
                .as("the class of: %s", failure.getMessage())
                .isIn(expected);
        return failure;
    }

    /** What is done by an interrupted thread. */
    @Stability(Stability.Level.EVOLVING)
    @FunctionalInterface
    public interface Interrupted {
        /**
         * Does it.
         *
         * @throws IOException as it comes
         */
        void run() throws IOException;
    }

    /**
     * Asserts that what an interrupted thread does ends in one of the two ways in which interruption is told, the interrupt
     * status still set; clears the status.
     *
     * @param action what the interrupted thread does
     */
    public static void assertInterruptible(Interrupted action) {
        Thread.currentThread().interrupt();
        Throwable thrown;
        boolean still;
        try {
            thrown = catchThrowable(action::run);
        } finally {
            still = Thread.interrupted();
        }
        assertThat(thrown)
                .as("what an interrupted thread gets")
                .isInstanceOfAny(InterruptedIOException.class, ClosedByInterruptException.class);
        assertThat(still).as("interrupt status").isTrue();
    }
}
