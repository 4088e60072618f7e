package org.sylos.engine.core.internal.traverse;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the two sides at the distance that the options ask for, and lets each wait for the other. Thread-safe. */
final class LeadGate {
    private final int coordinatorLead;
    private final int maxSrcAhead;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private int srcSealed;
    private int dstSealed;
    private boolean srcDone;
    private boolean dstDone;
    private boolean broken;

    LeadGate(int coordinatorLead, int maxSrcAhead, int srcSealed, int dstSealed) {
        this.coordinatorLead = coordinatorLead;
        this.maxSrcAhead = maxSrcAhead;
        this.srcSealed = srcSealed;
        this.dstSealed = dstSealed;
    }

    /** Waits until SRC may list level {@code depth}; answers false when the other side broke off. */
    boolean awaitSrcTurn(int depth) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!broken && !dstDone && depth - dstSealed > maxSrcAhead) {
                moved.await();
            }
            return !broken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until SRC has sealed a round, or has no more; answers false when it broke off. */
    boolean awaitSrcSealed(int depth) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!broken && !srcDone && srcSealed < depth) {
                moved.await();
            }
            return !broken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until DST may list level {@code depth}; answers false when the other side broke off. */
    boolean awaitDstTurn(int depth) throws InterruptedException {
        return awaitSrcSealed(depth - 1 + coordinatorLead);
    }

    /** Whether SRC has sealed a round, or has no more; without waiting for it. */
    boolean srcSealedNow(int depth) {
        lock.lock();
        try {
            return !broken && (srcDone || srcSealed >= depth);
        } finally {
            lock.unlock();
        }
    }

    /** Whether SRC has no level deeper than the one it sealed last. */
    boolean srcDoneAt(int depth) {
        lock.lock();
        try {
            return srcDone && depth > srcSealed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * SRC has sealed a round.
     *
     * @param last whether there is no deeper one. In one step with the seal: whoever waits must not see one without the other
     */
    void srcSealed(int depth, boolean last) {
        update(() -> {
            srcSealed = Math.max(srcSealed, depth);
            srcDone = last;
        });
    }

    void dstSealed(int depth) {
        update(() -> dstSealed = Math.max(dstSealed, depth));
    }

    void dstDone() {
        update(() -> dstDone = true);
    }

    /** A side ends early: nobody waits any longer. */
    void breakOff() {
        update(() -> broken = true);
    }

    private void update(Runnable change) {
        lock.lock();
        try {
            change.run();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
