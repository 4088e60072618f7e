package org.sylos.adapter.spectra.internal.world;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What goes wrong while a file is read. Used by one thread at a time. */
public interface Misreading {
    /**
     * How much of the next read succeeds.
     *
     * @param position where in the file it begins
     * @param count bytes that it would read, at least 1
     * @return bytes that it reads, from 1 to the count; -1 when the file seems to end there
     * @throws IOException when the read fails
     */
    int limit(long position, int count) throws IOException;

    /**
     * Changes what was read.
     *
     * @param position where in the file the bytes begin
     * @param bytes the bytes, from its position to its limit
     */
    void spoil(long position, ByteBuffer bytes);
}
