package org.sylos.engine.api;

/**
 * A request to stop, seen from the side of the work. Thread-safe.
 *
 * <p>There are two strengths. {@link #draining()} asks that nothing new is begun while work in flight may end;
 * {@link #cancelled()} that work in flight is given up as well. A cancelled request is also draining, and neither is ever
 * taken back.
 */
@Stability(Stability.Level.EVOLVING)
public interface Cancellation {
    /** {@return whether nothing new should be begun} */
    boolean draining();

    /** {@return whether work in flight should be given up} */
    boolean cancelled();

    /**
     * Runs an action once when draining is asked for, at once when it already was. The action runs in the thread that asks,
     * must not block and must not throw.
     *
     * @param action what to run
     * @return closes to take the action back; closing twice is harmless
     */
    Registration onDrain(Runnable action);

    /**
     * As {@link #onDrain}, when work in flight is to be given up.
     *
     * @param action what to run
     * @return closes to take the action back; closing twice is harmless
     */
    Registration onCancel(Runnable action);

    /**
     * Throws when work in flight should be given up.
     *
     * @throws CancelledException when {@link #cancelled()}
     */
    default void throwIfCancelled() {
        if (cancelled()) {
            throw new CancelledException();
        }
    }

    /** A registered action. */
    @Stability(Stability.Level.EVOLVING)
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
