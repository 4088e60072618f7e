package org.sylos.engine.core.internal.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Interrupts tasks that make no progress. A task announces itself, tells of progress, and in the end learns whether it was
 * interrupted for standing still. Somebody else calls {@link #check} from time to time. Thread-safe.
 */
public final class StallWatch {
    private final long timeoutNanos;
    private final Set<Task> tasks = ConcurrentHashMap.newKeySet();

    /** A watch that allows this long without progress; zero watches nothing. */
    public StallWatch(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    /** Announces a task of the calling thread. */
    public Task begin() {
        Task task = new Task(Thread.currentThread());
        if (timeoutNanos > 0) {
            tasks.add(task);
        }
        return task;
    }

    /** Interrupts the tasks that have stood still for too long. */
    public void check() {
        long now = System.nanoTime();
        for (Task task : tasks) {
            task.interruptIfStill(now, timeoutNanos);
        }
    }

    /** One announced task. */
    public final class Task {
        private final Thread thread;
        private volatile long lastProgress = System.nanoTime();
        private boolean stalled;
        private boolean ended;

        private Task(Thread thread) {
            this.thread = thread;
        }

        /** The task has moved on. */
        public void progress() {
            lastProgress = System.nanoTime();
        }

        private synchronized void interruptIfStill(long now, long timeout) {
            if (!ended && !stalled && now - lastProgress > timeout) {
                stalled = true;
                thread.interrupt();
            }
        }

        /**
         * The task is over, however it ended. Takes the watch's own interrupt back.
         *
         * @return whether the watch interrupted it
         */
        public boolean end() {
            tasks.remove(this);
            synchronized (this) {
                if (!ended) {
                    ended = true;
                    if (stalled) {
                        Thread.interrupted();
                    }
                }
                return stalled;
            }
        }
    }
}
