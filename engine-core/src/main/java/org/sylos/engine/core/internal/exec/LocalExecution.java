package org.sylos.engine.core.internal.exec;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.CancelledException;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkFailedException;
import org.sylos.engine.api.exec.WorkRunner;
import org.sylos.engine.api.exec.WorkSink;

/**
 * One work and its workers. A worker goes round: it waits until there is room below the limit, asks the source, waits for
 * room once more when the limit has shrunk meanwhile, and carries the task out. Asking the source may take long and is not
 * counted as running, but no more workers ask than could run what they get.
 *
 * <p>Nothing polls. A worker that got a task wakes, or starts, the next one while there is room; a worker that ends a task
 * lets one that already holds a task go first. Since the limit moves when tasks end, that is enough.
 */
final class LocalExecution<T extends Serializable, R> implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(LocalExecution.class);

    private final Work<T, R> work;
    private final Executor threads;
    private final Consumer<LocalExecution<?, ?>> whenEnded;

    private final ReentrantLock lock = new ReentrantLock();
    /** Workers that want to ask the source. */
    private final Condition roomToAsk = lock.newCondition();
    /** Workers that hold a task which the limit does not let run yet. */
    private final Condition roomToRun = lock.newCondition();

    private final Condition ended = lock.newCondition();
    private final Set<Thread> present = new HashSet<>();
    private final Set<Thread> asking = new HashSet<>();
    private Cancellation.Registration changes = () -> {};
    private int mostWorkers;
    private int workers;
    private int named;
    private int idle;
    private int holding;
    private int running;
    private boolean noMore;
    private boolean cancelled;
    private @Nullable Throwable failure;

    LocalExecution(Work<T, R> work, Executor threads, Consumer<LocalExecution<?, ?>> whenEnded) {
        this.work = work;
        this.threads = threads;
        this.whenEnded = whenEnded;
        this.mostWorkers = work.limit().most();
    }

    void begin() {
        lock.lock();
        try {
            changes = work.limit().onChange(this::limitChanged);
            startWorker();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int inFlight() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void drain() {
        lock.lock();
        try {
            noMore = true;
            roomToAsk.signalAll();
            asking.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            noMore = true;
            cancelled = true;
            roomToAsk.signalAll();
            roomToRun.signalAll();
            present.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (workers > 0) {
                ended.await();
            }
            if (failure != null) {
                throw new WorkFailedException(work.name(), failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #await}, whatever came of the work. */
    void awaitEnd() {
        lock.lock();
        try {
            while (workers > 0) {
                ended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The limit was moved by hand: those who wait look again, and one more worker lets others on in its turn. */
    private void limitChanged() {
        lock.lock();
        try {
            roomToRun.signalAll();
            roomToAsk.signalAll();
            if (!noMore && idle == 0 && workers > 0 && roomForMore() && workers < mostWorkers) {
                startWorker();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A worker's whole life. */
    private void goRound() {
        enter();
        try {
            T task;
            while ((task = ask()) != null) {
                int inFlight = waitForRoom();
                if (inFlight == 0) {
                    return;
                }
                carryOut(task, inFlight);
            }
        } catch (CancelledException e) {
            cancel();
        } catch (InterruptedException | RuntimeException | Error e) {
            fail(e);
        } finally {
            leave();
        }
    }

    private void enter() {
        Thread me = Thread.currentThread();
        lock.lock();
        try {
            present.add(me);
            me.setName("sylos-" + work.name() + "-" + ++named);
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        Thread me = Thread.currentThread();
        me.setName("sylos-idle");
        boolean last;
        lock.lock();
        try {
            present.remove(me);
            // From here on nobody interrupts this thread on our behalf: it goes back as it came.
            Thread.interrupted();
            workers--;
            last = workers == 0;
            if (last) {
                ended.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            changes.close();
            whenEnded.accept(this);
        }
    }

    /** Waits for room and asks the source; null when there is no more to do. */
    private @Nullable T ask() throws InterruptedException {
        Thread me = Thread.currentThread();
        lock.lock();
        try {
            while (!noMore && !roomForMore()) {
                idle++;
                roomToAsk.awaitUninterruptibly();
                idle--;
            }
            if (noMore) {
                return null;
            }
            asking.add(me);
        } finally {
            lock.unlock();
        }
        T task = null;
        try {
            task = work.source().next();
        } catch (InterruptedException e) {
            if (!noMoreWanted()) {
                throw e;
            }
        } finally {
            asked(me, task == null);
        }
        return task;
    }

    private void asked(Thread me, boolean end) {
        lock.lock();
        try {
            asking.remove(me);
            if (!cancelled) {
                // Draining interrupts those who ask; one that got a task all the same carries it out undisturbed.
                Thread.interrupted();
            }
            if (end) {
                noMore = true;
                roomToAsk.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean noMoreWanted() {
        lock.lock();
        try {
            return noMore;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a slot for a task in hand; answers how many run now, or 0 when the task is to be given up. */
    private int waitForRoom() {
        lock.lock();
        try {
            holding++;
            while (!cancelled && running >= work.limit().current()) {
                roomToRun.awaitUninterruptibly();
            }
            holding--;
            if (cancelled) {
                return 0;
            }
            running++;
            callNext();
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(T task, int inFlight) throws InterruptedException {
        long began = System.nanoTime();
        try {
            WorkRunner.Load load = run(work.runner(), work.sink(), task);
            work.limit().completed(System.nanoTime() - began, inFlight, load);
        } finally {
            ran();
        }
    }

    private void ran() {
        lock.lock();
        try {
            running--;
            roomToRun.signal();
            if (!cancelled) {
                // Whoever interrupted the task, to end it, did not mean the next one.
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    private static <T, R> WorkRunner.Load run(
            WorkRunner<? super T, ? extends R> runner, WorkSink<? super R> sink, T task) throws InterruptedException {
        return runner.run(task, sink);
    }

    /** Lets one more worker on while there is room; it does the same in its turn. Holds the lock. */
    private void callNext() {
        if (holding > 0) {
            roomToRun.signal();
        } else if (!noMore && roomForMore()) {
            if (idle > 0) {
                roomToAsk.signal();
            } else if (workers < Math.min(mostWorkers, work.limit().current())) {
                startWorker();
            }
        }
    }

    private boolean roomForMore() {
        return running + asking.size() + holding < work.limit().current();
    }

    /** Holds the lock. */
    private void startWorker() {
        workers++;
        boolean started = false;
        try {
            threads.execute(this::goRound);
            started = true;
        } catch (OutOfMemoryError e) {
            if (workers == 1) {
                throw e;
            }
            mostWorkers = workers - 1;
            LOG.warn("{} goes on with {} threads: the system gives no more", work.name(), mostWorkers, e);
        } finally {
            if (!started) {
                workers--;
            }
        }
    }

    /** What was thrown first ends the work; what comes after it is kept with it. */
    private void fail(Throwable thrown) {
        lock.lock();
        try {
            if (cancelled && thrown instanceof InterruptedException) {
                return;
            }
            if (failure == null) {
                failure = thrown;
            } else if (failure != thrown) {
                failure.addSuppressed(thrown);
            }
        } finally {
            lock.unlock();
        }
        cancel();
    }
}
