package org.sylos.tck.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.WorkRunner.Load;

/** EXE-302: whoever waits may give up waiting. */
interface InterruptionRules extends ExecutorRules {
    @Test
    default void required_exe302_who_gives_up_waiting_does_not_end_the_work() throws Exception {
        CountDownLatch begun = fixture().latch(1);
        CountDownLatch mayEnd = fixture().latch(1);
        AtomicInteger runs = new AtomicInteger();
        Execution execution = fixture()
                .start(
                        fixture().executor(),
                        ExecutorFixture.upTo(5),
                        (task, sink) -> {
                            begun.countDown();
                            fixture().pass(mayEnd);
                            runs.incrementAndGet();
                            return Load.NORMAL;
                        },
                        1);
        fixture().pass(begun);
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                execution.await();
            } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
            }
        });
        waiting.setDaemon(true);
        waiting.start();
        waiting.interrupt();
        fixture().within("an interrupted await", () -> waiting.join());
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        mayEnd.countDown();
        fixture().await(execution);
        assertThat(runs.get()).isEqualTo(5);
    }
}
