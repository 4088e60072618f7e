package org.sylos.engine.core.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchWriterTest {
    private static final Duration LONG = Duration.ofDays(1);

    private final List<List<Integer>> written = new ArrayList<>();

    private BatchWriter<Integer> writer(int fullWeight, Duration delay) {
        return new BatchWriter<>("test-writer", item -> 1, fullWeight, delay, batch -> written.add(List.copyOf(batch)));
    }

    @Test
    void what_is_flushed_is_written_in_the_order_of_handing_over() throws InterruptedException {
        try (BatchWriter<Integer> writer = writer(1000, LONG)) {
            for (int i = 0; i < 10; i++) {
                writer.put(i);
            }
            writer.flush();
            assertThat(written.stream().flatMap(List::stream))
                    .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
        }
    }

    @Test
    void closing_writes_what_is_left() throws InterruptedException {
        try (BatchWriter<Integer> writer = writer(1000, LONG)) {
            writer.put(1);
        }
        assertThat(written).containsExactly(List.of(1));
    }

    @Test
    void a_full_batch_and_an_old_one_are_written_without_being_asked_for() throws InterruptedException {
        CountDownLatch full = new CountDownLatch(3);
        try (BatchWriter<Integer> writer = new BatchWriter<>(
                "test-writer", item -> 1, 3, LONG, batch -> batch.forEach(item -> full.countDown()))) {
            for (int i = 0; i < 3; i++) {
                writer.put(i);
            }
            assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
        }
        CountDownLatch old = new CountDownLatch(1);
        try (BatchWriter<Integer> writer =
                new BatchWriter<>("test-writer", item -> 1, 1000, Duration.ofMillis(1), batch -> old.countDown())) {
            writer.put(1);
            assertThat(old.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void who_waits_alone_is_held_back_until_the_others_wait_too() throws InterruptedException {
        try (BatchWriter<Integer> writer = BatchWriter.forCompany(
                "test-writer", item -> 1, 1000, LONG, 2, LONG, batch -> written.add(List.copyOf(batch)))) {
            writer.put(1);
            Thread other = new Thread(() -> {
                try {
                    writer.flush();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            other.start();
            while (other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            writer.put(2);
            writer.flush();
            other.join();
        }
        assertThat(written).containsExactly(List.of(1, 2));
    }

    @Test
    void who_is_left_alone_several_times_is_hardly_held_back_any_more() {
        Patience patience = new Patience(2, Duration.ofNanos(10));
        for (int i = 0; i < 3; i++) {
            assertThat(patience.left(1, 100)).isEqualTo(10);
            assertThat(patience.left(1, 111)).isNegative();
            patience.ended(1);
        }
        for (int i = 0; i < 32; i++) {
            assertThat(patience.left(1, 200)).isZero();
            patience.ended(1);
        }
        assertThat(patience.left(1, 300)).isEqualTo(10);
        assertThat(patience.left(2, 305)).isZero();
        patience.ended(2);
        assertThat(patience.left(1, 400)).isEqualTo(10);
    }

    @Test
    void whoever_waits_hears_what_went_wrong_and_so_does_whoever_comes_later() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("the store is out of order");
        assertFails(failure);
    }

    /** As when memory runs out: a thread that waited for the writer's own would otherwise wait for ever. */
    @Test
    void an_error_in_the_writing_thread_reaches_whoever_waits() throws InterruptedException {
        assertFails(new OutOfMemoryError("a test's"));
    }

    private static void assertFails(Throwable failure) throws InterruptedException {
        BatchWriter<Integer> writer = new BatchWriter<>("test-writer", item -> 1, 1000, LONG, batch -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });
        writer.put(1);
        assertThatThrownBy(writer::flush).isSameAs(failure);
        assertThatThrownBy(() -> writer.put(2)).isSameAs(failure);
        // Told already: closing is silent.
        writer.close();
    }

    @Test
    void closing_tells_what_nobody_was_told() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("the store is out of order");
        BatchWriter<Integer> writer = new BatchWriter<>("test-writer", item -> 1, 1000, LONG, batch -> {
            throw failure;
        });
        writer.put(1);
        assertThatThrownBy(writer::close).isSameAs(failure);
    }
}
