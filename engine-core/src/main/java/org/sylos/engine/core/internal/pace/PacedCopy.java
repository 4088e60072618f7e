package org.sylos.engine.core.internal.pace;

import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.metrics.CallMeter;

/**
 * A call that moves bytes for long. What it does up to the first piece and after the last one is its own time; the pieces between
 * are a stream, and what the monitor holds back has nothing to do with the service.
 */
final class PacedCopy implements TransferMonitor {
    private final TransferMonitor monitor;
    private final CallMeter meter;
    private final NanoClock clock;
    private boolean begun;
    private long lastEnded;
    private long elsewhere;

    PacedCopy(TransferMonitor monitor, CallMeter meter, NanoClock clock) {
        this.monitor = monitor;
        this.meter = meter;
        this.clock = clock;
    }

    @Override
    public void transferred(long bytes) {
        long now = clock.nanoTime();
        if (begun) {
            meter.streamed(now - lastEnded);
            elsewhere += now - lastEnded;
        }
        begun = true;
        monitor.transferred(bytes);
        lastEnded = clock.nanoTime();
        elsewhere += lastEnded - now;
    }

    /** Nanoseconds that are counted already or that the service has no part in. */
    long elsewhere() {
        return elsewhere;
    }
}
