package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/**
 * Hears of bytes as they move. Called often and from the copying thread: it does not throw. It may hold
 * the copying thread back for a while, so that copies keep to a limit; when that thread is interrupted it returns, and the
 * interrupt is still set.
 */
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
