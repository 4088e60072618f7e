package org.sylos.adapter.spectra.internal.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.world.Misreading;
import org.sylos.engine.api.fs.FSException;

/** A read of which some things go wrong at places that are known before. */
final class SpoiledRead implements Misreading {
    /** Where nothing ever comes. */
    private static final long NOWHERE = Long.MAX_VALUE;

    private long endAt = NOWHERE;
    private long breakAt = NOWHERE;
    private @Nullable Supplier<FSException> failure;
    private long flipAt = NOWHERE;
    private int flipBit;
    private int mostAtOnce = Integer.MAX_VALUE;

    /** Lets the file end at a position. */
    void endAt(long position) {
        endAt = position;
    }

    /** Lets reading fail from a position on. */
    void breakAt(long position, Supplier<FSException> with) {
        breakAt = position;
        failure = with;
    }

    /** Flips a bit, from 0 to 7, of the byte at a position. */
    void flip(long position, int bit) {
        flipAt = position;
        flipBit = bit;
    }

    /** Lets every read give so many bytes at most. */
    void mostAtOnce(int bytes) {
        mostAtOnce = bytes;
    }

    @Override
    public int limit(long position, int count) throws IOException {
        if (failure != null && position >= breakAt) {
            throw failure.get();
        }
        if (position >= endAt) {
            return -1;
        }
        return (int) Math.min(Math.min(count, mostAtOnce), Math.min(endAt, breakAt) - position);
    }

    @Override
    public void spoil(long position, ByteBuffer bytes) {
        long index = flipAt - position;
        if (index >= 0 && index < bytes.remaining()) {
            int at = bytes.position() + (int) index;
            bytes.put(at, (byte) (bytes.get(at) ^ 1 << flipBit));
        }
    }
}
