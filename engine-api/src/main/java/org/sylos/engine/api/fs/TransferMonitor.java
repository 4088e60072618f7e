package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/** Hears of bytes as they move. Called often and from the copying thread: it must be quick and must not throw. */
@FunctionalInterface
@Stability(Stability.Level.EVOLVING)
public interface TransferMonitor {
    /** Hears nothing. */
    TransferMonitor NONE = bytes -> {};

    /**
     * More bytes have been moved.
     *
     * @param bytes how many more bytes have been moved since the last call, more than zero
     */
    void transferred(long bytes);
}
