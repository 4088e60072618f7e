package org.sylos.tck.exec;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkRunner.Load;

/** A limit that a test moves; it remembers what it was told. Thread-safe. */
final class MovableLimit implements ConcurrencyLimit {
    /** What a limit hears of one task. */
    record Heard(long nanos, int inFlight, Load load) {}

    private final int most;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private volatile int current;

    MovableLimit(int current, int most) {
        this.current = current;
        this.most = most;
    }

    void move(int limit) {
        current = limit;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public int current() {
        return current;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public void completed(long nanos, int inFlight, Load load) {
        heard.add(new Heard(nanos, inFlight, load));
    }
}
