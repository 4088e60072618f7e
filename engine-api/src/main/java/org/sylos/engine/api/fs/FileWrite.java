package org.sylos.engine.api.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * The transaction that writes one file. Nothing is seen under the final name before {@link #commit}; after {@link #abort},
 * or after closing without a commit, nothing is left of it and what was there before is untouched.
 *
 * <p>Used by one thread at a time, except {@link #writeAt}.
 */
@Stability(Stability.Level.STABLE)
public interface FileWrite extends Closeable {
    /**
     * Appends all remaining bytes of the buffer.
     *
     * @param bytes taken from its position to its limit; on the heap or outside it
     * @throws FSException with any class, for example {@link ErrorClass#NO_SPACE}; the transaction can
     *     then only be aborted
     */
    void write(ByteBuffer bytes) throws IOException;

    /**
     * Writes all remaining bytes of the buffer at a position; from several threads at once, on ranges that do not overlap.
     * Not mixed with {@link #write}.
     *
     * @param position where the first byte goes in the file, zero or more
     * @param bytes taken from its position to its limit
     * @throws FSException with {@link ErrorClass#UNSUPPORTED} without {@link
     *     Capability#PARALLEL_WRITE}; otherwise as {@link #write}
     */
    default void writeAt(long position, ByteBuffer bytes) throws IOException {
        throw new FSException(ErrorClass.UNSUPPORTED, "/", "this storage takes a file only in order", null);
    }

    /**
     * Makes the file appear under its final name, complete and with its metadata, in one step. Checks that exactly the
     * promised number of bytes arrived and that the {@linkplain WriteCondition condition} holds.
     *
     * @return what is now there
     * @throws FSException with {@link ErrorClass#CORRUPT} when the byte count is another, {@link
     *     ErrorClass#ALREADY_EXISTS} or {@link ErrorClass#CONFLICT} when the
     *     condition does not hold, or any other class; the transaction is then aborted
     */
    Written commit() throws IOException;

    /**
     * Gives the write up and removes what there is of it. After a commit, or a second time, it does nothing.
     *
     * @throws IOException when something could not be removed; it is then found by {@link FSAdapter#removeAbandoned}
     */
    void abort() throws IOException;

    /** As {@link #abort} unless committed. */
    @Override
    default void close() throws IOException {
        abort();
    }
}
