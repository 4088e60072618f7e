package org.sylos.engine.api.fs;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.sylos.engine.api.Stability;

/**
 * An open file of a source. Used by one thread at a time.
 *
 * <p>{@link #read} may return fewer bytes than asked for, but at least one until the end; it fails with {@link FSException},
 * or with {@link java.io.InterruptedIOException} or {@link java.nio.channels.ClosedByInterruptException} when the thread is
 * interrupted.
 */
@Stability(Stability.Level.STABLE)
public interface ReadChannel extends ReadableByteChannel {
    /** {@return the file as it was when it was opened: at least its size, and its mtime where the adapter has times} */
    Entry opened();

    /**
     * {@return the file as it is now, asked of the storage anew} Differs from {@link #opened} when the file changed
     * meanwhile.
     *
     * @throws FSException with {@link org.sylos.engine.api.ErrorClass#NOT_FOUND} when it has gone
     */
    Entry recheck() throws IOException;
}
