package org.sylos.engine.core.internal.exec;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkRunner.Load;

/**
 * A service in simulated time, kept as busy as a limit allows. A task waits for a latency that all tasks wait for side by
 * side, and needs one of a few processors for a while; both vary from task to task. Above a rate the service refuses.
 */
final class SimulatedService implements NanoClock {
    private final SplittableRandom random;
    private final int processors;
    private final double latencyMillis;
    private final double processorMillis;
    private final double mostPerSecond;
    private final PriorityQueue<Task> running = new PriorityQueue<>(Comparator.comparingLong(Task::end));
    private final long[] processorFree;
    private final Deque<Long> accepted = new ArrayDeque<>();
    private long now;
    private long completedTasks;
    private int smallestLimit;
    private int largestLimit;

    SimulatedService(long seed, int processors, double latencyMillis, double processorMillis, double mostPerSecond) {
        this.random = new SplittableRandom(seed);
        this.processors = processors;
        this.latencyMillis = latencyMillis;
        this.processorMillis = processorMillis;
        this.mostPerSecond = mostPerSecond;
        this.processorFree = new long[processors];
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void await(Lock lock, Condition condition, long nanos) {
        throw new UnsupportedOperationException("a simulation does not wait");
    }

    /** Lets the service work for so long; answers the tasks per second. */
    double run(ConcurrencyLimit limit, double seconds) {
        long until = now + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long from = now;
        completedTasks = 0;
        smallestLimit = Integer.MAX_VALUE;
        largestLimit = 0;
        while (now < until) {
            smallestLimit = Math.min(smallestLimit, limit.current());
            largestLimit = Math.max(largestLimit, limit.current());
            while (running.size() < limit.current()) {
                begin();
            }
            Task task = running.remove();
            now = task.end;
            if (task.load == Load.NORMAL) {
                completedTasks++;
            }
            limit.completed(task.end - task.start, task.inFlight, task.load);
        }
        return completedTasks * (double) TimeUnit.SECONDS.toNanos(1) / (now - from);
    }

    /** The smallest limit in the latest run. */
    int smallestLimit() {
        return smallestLimit;
    }

    /** The largest limit in the latest run. */
    int largestLimit() {
        return largestLimit;
    }

    private void begin() {
        int inFlight = running.size() + 1;
        if (refuses()) {
            running.add(new Task(now, now + TimeUnit.MILLISECONDS.toNanos(1), inFlight, Load.OVERLOADED));
            return;
        }
        int processor = 0;
        for (int i = 1; i < processors; i++) {
            processor = processorFree[i] < processorFree[processor] ? i : processor;
        }
        long busyUntil = Math.max(now, processorFree[processor]) + varied(processorMillis);
        processorFree[processor] = busyUntil;
        running.add(new Task(now, busyUntil + varied(latencyMillis), inFlight, Load.NORMAL));
    }

    private boolean refuses() {
        while (!accepted.isEmpty() && now - accepted.element() > TimeUnit.SECONDS.toNanos(1)) {
            accepted.remove();
        }
        if (accepted.size() >= mostPerSecond) {
            return true;
        }
        accepted.add(now);
        return false;
    }

    /** Mostly near the mean, one in ten several times as long: folders differ. */
    private long varied(double meanMillis) {
        double factor = random.nextInt(10) == 0 ? 3 + random.nextDouble() * 4 : 0.2 + random.nextDouble() * 0.7;
        return (long) (meanMillis * factor * TimeUnit.MILLISECONDS.toNanos(1));
    }

    private record Task(long start, long end, int inFlight, Load load) {}
}
