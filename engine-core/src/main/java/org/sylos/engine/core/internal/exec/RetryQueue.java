package org.sylos.engine.core.internal.exec;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Tasks that wait for their time, earliest first; those of one time in the order in which they came. Not thread-safe. */
final class RetryQueue<T> {
    private final PriorityQueue<Delayed<T>> heap = new PriorityQueue<>();
    private long sequence;

    void add(T task, long dueNanoTime) {
        heap.add(new Delayed<>(task, dueNanoTime, sequence++));
    }

    /** Removes and answers the earliest task whose time has come; null when there is none. */
    @Nullable
    T pollDue(long nanoTime) {
        Delayed<T> first = heap.peek();
        if (first == null || first.due - nanoTime > 0) {
            return null;
        }
        heap.remove();
        return first.task;
    }

    /** Nanoseconds until the earliest task is due, at least 0. There must be one. */
    long untilFirst(long nanoTime) {
        return Math.max(0, heap.element().due - nanoTime);
    }

    int size() {
        return heap.size();
    }

    boolean isEmpty() {
        return heap.isEmpty();
    }

    private record Delayed<T>(T task, long due, long sequence) implements Comparable<Delayed<T>> {
        @Override
        public int compareTo(Delayed<T> other) {
            // By difference: the clock's values may overflow.
            int byTime = Long.compare(due - other.due, 0);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }
}
