package org.sylos.tck;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sylos.engine.api.Stability;

/**
 * Holds threads at a named moment until a test lets them go on. Starts closed; once open it stays open. Thread-safe.
 *
 * <p>Nobody waits for ever: after {@link #LIMIT} both sides give up with an error that names the gate.
 */
@Stability(Stability.Level.EVOLVING)
public final class Gate {
    /** The longest that anybody waits. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * A closed gate.
     *
     * @param name what the gate is called in messages
     */
    public Gate(String name) {
        this.name = name;
    }

    /**
     * Waits until a thread stands at the gate, or has passed it.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public void awaitReached() throws InterruptedException {
        if (!reached.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("nobody came to the gate '" + name + "'");
        }
    }

    /** Lets everybody through, now and later. */
    public void open() {
        opened.countDown();
    }

    /** {@return how many threads stand at the gate now} */
    public int waiting() {
        return waiting.get();
    }

    /**
     * Stands at the gate until it opens.
     *
     * @throws InterruptedIOException when the thread is interrupted; its interrupt status stays set
     */
    public void pass() throws InterruptedIOException {
        waiting.incrementAndGet();
        reached.countDown();
        try {
            if (!opened.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("nobody opened the gate '" + name + "'");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted at the gate '" + name + "'").initCause(e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public String toString() {
        return "gate '" + name + "'";
    }
}
