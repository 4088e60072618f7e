package org.sylos.engine.core.internal.exec;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.core.internal.exec.RoundSource.Fresh;

@Timeout(30)
class RoundSourceTest {
    private final ManualClock clock = new ManualClock();
    private final ServicePause service = new ServicePause(clock);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Fresh<String> tasks(String... tasks) {
        Queue<String> queue = new ArrayDeque<>(Arrays.asList(tasks));
        return queue::poll;
    }

    private RoundSource<String> source(Fresh<String> fresh) {
        return new RoundSource<>(fresh, List.of(service), clock);
    }

    /** Asks in another thread. */
    private Future<String> ask(RoundSource<String> source) {
        return threads.submit(() -> String.valueOf(source.next()));
    }

    private static String get(Future<String> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }

    @Test
    void freshTasksComeBeforeThoseToBeTriedAgain() throws Exception {
        RoundSource<String> source = source(tasks("a", "b"));
        assertThat(source.next()).isEqualTo("a");
        source.retry("a", Duration.ZERO);
        assertThat(source.next()).isEqualTo("b");
        assertThat(source.next()).isEqualTo("a");
        assertThat(source.inFlight()).isEqualTo(2);
        source.done();
        source.done();
        assertThat(source.next()).isNull();
        assertThat(source.next()).isNull();
    }

    @Test
    void theRestOfATaskComesBeforeFreshOnesAndKeepsTheRoundGoing() throws Exception {
        RoundSource<String> source = source(tasks("a", "b"));
        assertThat(source.next()).isEqualTo("a");
        source.giveBack("rest of a");
        source.done();
        assertThat(source.next()).isEqualTo("rest of a");
        assertThat(source.next()).isEqualTo("b");
        source.done();
        source.done();
        assertThat(source.next()).isNull();
    }

    @Test
    void waitsForTheEarliestTask() throws Exception {
        RoundSource<String> source = source(tasks("a", "b"));
        source.retry(requireNonNull(source.next()), Duration.ofSeconds(9));
        source.retry(requireNonNull(source.next()), Duration.ofSeconds(4));
        Future<String> answer = ask(source);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofSeconds(4).minusNanos(1));
        assertThat(answer.isDone()).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(get(answer)).isEqualTo("b");
        assertThat(source.delayed()).isEqualTo(1);
    }

    @Test
    void aNewRetryShortensTheWaitOfThoseWhoWait() throws Exception {
        RoundSource<String> source = source(tasks("a", "b"));
        source.retry(requireNonNull(source.next()), Duration.ofHours(9));
        assertThat(source.next()).isEqualTo("b");
        Future<String> answer = ask(source);
        clock.awaitWaiters(1);
        source.retry("b", Duration.ZERO);
        assertThat(get(answer)).isEqualTo("b");
    }

    @Test
    void doesNotEndWhileATaskIsInFlight() throws Exception {
        RoundSource<String> source = source(tasks("a"));
        assertThat(source.next()).isEqualTo("a");
        Future<String> answer = ask(source);
        source.retry("a", Duration.ZERO);
        assertThat(get(answer)).isEqualTo("a");
        Future<String> end = ask(source);
        Future<String> otherEnd = ask(source);
        source.done();
        assertThat(get(end)).isEqualTo("null");
        assertThat(get(otherEnd)).isEqualTo("null");
    }

    @Test
    void aPausedServiceHoldsEverythingBack() throws Exception {
        RoundSource<String> source = source(tasks("a"));
        service.pause(Duration.ofSeconds(3));
        Future<String> answer = ask(source);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofSeconds(2));
        service.pause(Duration.ofSeconds(3));
        clock.advance(Duration.ofSeconds(1));
        clock.awaitWaiters(1);
        assertThat(answer.isDone()).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(get(answer)).isEqualTo("a");
    }

    @Test
    void aTaskTakenWhileThePauseBeganWaitsToo() throws Exception {
        Fresh<String> fresh = tasks("a");
        RoundSource<String> source = source(() -> {
            service.pause(Duration.ofSeconds(1));
            return fresh.take();
        });
        Future<String> answer = ask(source);
        clock.awaitWaiters(1);
        assertThat(answer.isDone()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(get(answer)).isEqualTo("a");
    }

    @Test
    void whoTakesFreshTasksDoesNotHoldUpTheOthers() throws Exception {
        CountDownLatch taking = new CountDownLatch(1);
        CountDownLatch more = new CountDownLatch(1);
        AtomicInteger takes = new AtomicInteger();
        RoundSource<String> source = source(() -> {
            if (takes.incrementAndGet() == 1) {
                return "a";
            }
            taking.countDown();
            more.await();
            return takes.get() == 2 ? "b" : null;
        });
        assertThat(source.next()).isEqualTo("a");
        Future<String> fresh = ask(source);
        taking.await();
        source.retry("a", Duration.ZERO);
        assertThat(source.next()).isEqualTo("a");
        more.countDown();
        assertThat(get(fresh)).isEqualTo("b");
    }

    @Test
    void drainingAnswersEverybodyAtOnce() throws Exception {
        CountDownLatch taking = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger takes = new AtomicInteger();
        RoundSource<String> source = source(() -> {
            if (takes.incrementAndGet() == 1) {
                return "a";
            }
            taking.countDown();
            never.await();
            return "b";
        });
        source.retry(requireNonNull(source.next()), Duration.ofHours(1));
        Future<String> taker = ask(source);
        taking.await();
        Future<String> waiter = ask(source);
        clock.awaitWaiters(1);
        source.drain();
        assertThat(get(taker)).isEqualTo("null");
        assertThat(get(waiter)).isEqualTo("null");
        assertThat(source.next()).isNull();
    }

    @Test
    void theInterruptOfDrainingStaysInside() throws Exception {
        CountDownLatch taking = new CountDownLatch(1);
        CountDownLatch drained = new CountDownLatch(1);
        RoundSource<String> source = source(() -> {
            taking.countDown();
            while (drained.getCount() > 0) {
                Thread.onSpinWait();
            }
            return "a";
        });
        Future<String> answer = threads.submit(
                () -> source.next() + " " + Thread.currentThread().isInterrupted());
        taking.await();
        source.drain();
        drained.countDown();
        assertThat(get(answer)).isEqualTo("null false");
    }

    @Test
    void anInterruptByOthersIsPassedOn() throws Exception {
        RoundSource<String> source = source(() -> {
            throw new InterruptedException("from outside");
        });
        assertThatThrownBy(source::next)
                .isInstanceOf(InterruptedException.class)
                .hasMessage("from outside");
    }

    @Test
    void whatTheSupplierThrowsIsPassedOnAndOthersAreNotStuck() throws Exception {
        AtomicInteger takes = new AtomicInteger();
        RoundSource<String> source = source(() -> {
            if (takes.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
            }
            return "a";
        });
        assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
        assertThat(source.next()).isEqualTo("a");
    }

    @Test
    void takesNoFreshTasksWhileTooManyWait() throws Exception {
        RoundSource<String> source = new RoundSource<>(tasks("a", "b", "c"), List.of(), clock, 2);
        source.retry(requireNonNull(source.next()), Duration.ofSeconds(5));
        source.retry(requireNonNull(source.next()), Duration.ofSeconds(6));
        Future<String> answer = ask(source);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofSeconds(5));
        assertThat(get(answer)).isEqualTo("a");
        assertThat(source.next()).isEqualTo("c");
    }

    @Test
    void aTaskMayLeaveMoreForLaterAndTheRoundWaitsForThem() throws Exception {
        RoundSource<String> source = source(tasks("group"));
        assertThat(source.next()).isEqualTo("group");
        source.later("one of it", Duration.ofSeconds(1));
        source.later("another", Duration.ofSeconds(2));
        source.done();
        assertThat(source.inFlight()).isZero();
        Future<String> first = ask(source);
        clock.awaitWaiters(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(get(first)).isEqualTo("one of it");
        assertThat(source.next()).isEqualTo("another");
        source.done();
        source.done();
        assertThat(source.next()).isNull();
    }

    @Test
    void countsWhatComesBack() throws Exception {
        RoundSource<String> source = source(tasks("a"));
        assertThatThrownBy(source::done).isInstanceOf(IllegalStateException.class);
        assertThat(source.next()).isEqualTo("a");
        source.done();
        assertThatThrownBy(() -> source.retry("a", Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }
}
