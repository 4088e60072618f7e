package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;

/** Waits until an object is collected. */
final class Collected<T> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ReferenceQueue<T> queue = new ReferenceQueue<>();
    private final WeakReference<T> reference;

    Collected(T object) {
        reference = new WeakReference<>(object, queue);
    }

    /** Fails when somebody still refers to it. */
    void await() throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        do {
            System.gc();
            if (queue.remove(200) == reference) {
                return;
            }
        } while (Instant.now().isBefore(end));
        assertThat(reference.get()).as("is still in memory").isNull();
    }
}
