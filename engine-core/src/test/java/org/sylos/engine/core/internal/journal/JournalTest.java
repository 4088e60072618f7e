package org.sylos.engine.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.core.internal.exec.ManualClock;

@Timeout(30)
class JournalTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration DELAY = Duration.ofMillis(500);

    private final RecordingStore store = new RecordingStore();
    private final ManualClock clock = new ManualClock();
    private final List<Journal> opened = new ArrayList<>();

    @AfterEach
    void close() {
        store.refuse(false);
        opened.forEach(Journal::close);
    }

    private Journal journal(int entries, int batch) {
        Journal.Limits limits = new Journal.Limits(entries, batch, DELAY);
        Journal journal = new Journal(store, Level.INFO, Clock.fixed(AT, ZoneOffset.UTC), clock, limits);
        opened.add(journal);
        return journal;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void listenersHearEverythingInOrderAndTheStoreGetsItInBatches() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Journal journal = journal(100, 50);
        journal.addListener(entry -> heard.add(entry.message()));
        journal.add(Level.INFO, "test", "one");
        clock.awaitWaiters(1);
        journal.add(Level.WARNING, "test", "/node", "two");
        clock.advance(DELAY.minusNanos(1));
        assertThat(store.batches()).isEmpty();
        clock.awaitWaiters(1);
        clock.advance(Duration.ofNanos(1));
        store.awaitCalls(1);
        assertThat(store.batches()).containsExactly(List.of("one", "two"));
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void manyEntriesDoNotWaitForTheirTime() throws Exception {
        Journal journal = journal(100, 10);
        for (int i = 0; i < 10; i++) {
            journal.add(Level.INFO, "test", "entry " + i);
        }
        store.awaitCalls(1);
        journal.flush();
        assertThat(store.messages())
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "entry " + i).toList());
    }

    @Test
    void entriesBelowTheThresholdAreNotTaken() {
        Journal journal = journal(100, 50);
        journal.add(Level.DEBUG, "test", "too little");
        journal.add(Level.INFO, "test", "enough");
        journal.threshold(Level.ERROR);
        journal.add(Level.WARNING, "test", "not any more");
        journal.threshold(Level.TRACE);
        journal.add(Level.TRACE, "test", "everything");
        journal.flush();
        assertThat(store.messages()).containsExactly("enough", "everything");
        assertThat(journal.takes(Level.TRACE)).isTrue();
    }

    @Test
    void closingStoresWhatIsLeftAndTakesNoMore() {
        Journal journal = journal(100, 50);
        journal.add(Level.INFO, "test", "before");
        journal.close();
        assertThat(store.messages()).containsExactly("before");
        journal.add(Level.ERROR, "test", "after");
        journal.flush();
        journal.close();
        assertThat(store.messages()).containsExactly("before");
    }

    @Test
    void aJournalWithoutEntriesHasNoThread() {
        Journal journal = journal(100, 50);
        journal.flush();
        journal.close();
        journal.add(Level.INFO, "test", "after");
        assertThat(store.batches()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("sylos-journal"));
    }

    @Test
    void closingKeepsTheInterruptAndTheEntries() {
        Journal journal = journal(100, 50);
        journal.add(Level.INFO, "test", "before");
        Thread.currentThread().interrupt();
        journal.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.messages()).containsExactly("before");
    }

    @Test
    void whatComesTooFastIsLeftOutAndCountedButErrorsWait() throws Exception {
        Journal journal = journal(2, 1);
        Semaphore gate = store.gate();
        journal.add(Level.INFO, "test", "one");
        // The thread sits in the store with the first entry: what comes now has to wait.
        while (!gate.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        journal.add(Level.INFO, "test", "two");
        journal.add(Level.INFO, "test", "three");
        journal.add(Level.INFO, "test", "four");
        journal.add(Level.WARNING, "test", "five");
        Thread failing = new Thread(() -> journal.add(Level.ERROR, "test", "error"));
        failing.start();
        awaitWaiting(failing);
        gate.release(1000);
        failing.join();
        journal.close();
        assertThat(store.messages())
                .containsSubsequence("one", "two", "three", "error")
                .doesNotContain("four", "five")
                .anySatisfy(message -> assertThat(message).startsWith("2 entries came faster"))
                .hasSize(5);
    }

    @Test
    void anErrorThatWaitsIsKeptWhenTheJournalIsClosed() throws Exception {
        Journal journal = journal(1, 1);
        Semaphore gate = store.gate();
        journal.add(Level.INFO, "test", "one");
        while (!gate.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        journal.add(Level.INFO, "test", "two");
        Thread failing = new Thread(() -> journal.add(Level.ERROR, "test", "error"));
        failing.start();
        awaitWaiting(failing);
        Thread closer = new Thread(journal::close);
        closer.start();
        failing.join();
        gate.release(1000);
        closer.join();
        assertThat(store.messages()).containsExactly("one", "two", "error");
    }

    @Test
    void whatTheStoreRefusesIsKeptAndOfferedAgain() throws Exception {
        Journal journal = journal(100, 2);
        store.refuse(true);
        try (CapturedLog log = new CapturedLog()) {
            journal.add(Level.INFO, "test", "one");
            journal.flush();
            journal.add(Level.ERROR, "test", "two");
            journal.flush();
            assertThat(log.lines().stream().filter(line -> line.contains("does not take")))
                    .hasSize(1);
            assertThat(log.lines())
                    .as("no stack traces for people whose disk is full")
                    .noneMatch(line -> line.startsWith("\tat "));
        }
        assertThat(journal.storeFailure()).containsInstanceOf(StoreException.class);
        assertThat(store.batches()).isEmpty();
        // Waiting for its time, and asked once by each flush.
        clock.awaitWaiters(1);
        assertThat(store.calls()).isEqualTo(2);
        store.awaitCalls(2);
        store.refuse(false);
        clock.advance(DELAY);
        store.awaitCalls(1);
        journal.add(Level.INFO, "test", "three");
        journal.flush();
        assertThat(store.messages()).containsExactly("one", "two", "three");
        assertThat(journal.storeFailure()).isEmpty();
    }

    @Test
    void aStoreThatRefusesIsNotAskedBeforeItsTime() throws Exception {
        Journal journal = journal(100, 1);
        store.refuse(true);
        journal.add(Level.INFO, "test", "one");
        store.awaitCalls(1);
        clock.awaitWaiters(1);
        journal.add(Level.INFO, "test", "two");
        clock.awaitWaiters(1);
        store.refuse(false);
        clock.advance(DELAY);
        store.awaitCalls(1);
        journal.flush();
        assertThat(store.batches()).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void aStoreThatNeverTakesAnythingCostsBoundedMemoryAndErrorsGoLast() {
        Journal journal = journal(4, 100);
        store.refuse(true);
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 20; i++) {
                journal.add(i % 5 == 0 ? Level.ERROR : Level.INFO, "test", "entry " + i);
                journal.flush();
            }
            store.refuse(false);
            journal.close();
            assertThat(store.messages()).containsExactly("entry 0", "entry 5", "entry 10", "entry 15");
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("16 journal entries are not in"));
        }
    }

    @Test
    void whatIsStillRefusedAtTheEndIsSaid() {
        Journal journal = journal(100, 100);
        store.refuse(true);
        try (CapturedLog log = new CapturedLog()) {
            journal.add(Level.ERROR, "test", "one");
            journal.close();
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("1 journal entries are not in"));
        }
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        Journal journal = journal(100, 50);
        journal.addListener(entry -> {
            throw new IllegalStateException("thrown on purpose by a test");
        });
        journal.addListener(entry -> heard.add(entry.message()));
        journal.add(Level.INFO, "test", "one");
        journal.flush();
        assertThat(heard).containsExactly("one");
        assertThat(store.messages()).containsExactly("one");
    }

    @Test
    void aListenerMayAddEntriesAndFlush() throws Exception {
        Journal journal = journal(2, 50);
        CountDownLatch echoed = new CountDownLatch(1);
        journal.addListener(entry -> {
            if (entry.message().equals("one")) {
                for (int i = 0; i < 5; i++) {
                    journal.add(Level.ERROR, "test", "echo " + i);
                }
                journal.flush();
                echoed.countDown();
            }
        });
        journal.add(Level.INFO, "test", "one");
        echoed.await();
        journal.close();
        assertThat(store.messages()).containsExactly("one", "echo 0", "echo 1", "echo 2", "echo 3", "echo 4");
    }

    @Test
    void everyEntryIsInTheLogAtOnceOnOneLine() {
        Journal journal = journal(100, 50);
        try (CapturedLog log = new CapturedLog()) {
            journal.add(Level.ERROR, "copy", "/a\n[main] ERROR forged\u001b[31m", "could not be written {}");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("org.sylos.journal.copy")
                    .contains("could not be written {} [/a\\u000a[main] ERROR forged\\u001b[31m]");
        }
    }

    @Test
    void entriesCarryTheTimeOfTheClock() {
        List<JournalEntry> heard = Collections.synchronizedList(new ArrayList<>());
        Journal journal = journal(100, 50);
        journal.addListener(heard::add);
        journal.add(Level.CRITICAL, "copy", "/node", "message");
        journal.flush();
        assertThat(heard).containsExactly(new JournalEntry(AT, Level.CRITICAL, "copy", "/node", "message"));
    }

    @Test
    void nothingIsLostWhenManySpeak() throws Exception {
        Journal journal = journal(50, 20);
        int threads = 4;
        int each = 500;
        List<Thread> speakers = IntStream.range(0, threads)
                .mapToObj(t -> new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        journal.add(Level.ERROR, "test", t + ":" + i);
                    }
                }))
                .toList();
        try (CapturedLog log = new CapturedLog()) {
            speakers.forEach(Thread::start);
            for (Thread speaker : speakers) {
                speaker.join();
            }
            journal.close();
            assertThat(log.lines()).hasSize(threads * each);
        }
        assertThat(store.messages()).hasSize(threads * each).doesNotHaveDuplicates();
        assertThat(store.batches()).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(20));
        assertThat(store.messages().stream().filter(message -> message.startsWith("2:")))
                .containsExactlyElementsOf(
                        IntStream.range(0, each).mapToObj(i -> "2:" + i).toList());
    }
}
