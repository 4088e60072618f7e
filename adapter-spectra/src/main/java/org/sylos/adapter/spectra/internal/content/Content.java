package org.sylos.adapter.spectra.internal.content;

import java.nio.ByteBuffer;
import java.util.List;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** The bytes of a file, or what is still known of them. Immutable. The size is kept beside it. */
public sealed interface Content {
    /** Bytes of a generated file: a stream that follows from a key. */
    record Generated(long key) implements Content {}

    /** Up to seven bytes, the first in the lowest bits. */
    record Tiny(long bits) implements Content {}

    /** Bytes that were kept, in chunks of {@link #CHUNK} bytes except the last. The arrays must not be changed. */
    record Kept(List<byte[]> chunks) implements Content {}

    /** Bytes that were not kept; only their checksums are known. */
    record Forgotten(Checksum crc32c, Checksum sha256) implements Content {}

    /** Bytes in a chunk. */
    int CHUNK = 1 << 16;

    /** Whether the bytes can be told again. */
    default boolean readable() {
        return !(this instanceof Forgotten);
    }

    /**
     * Fills all that remains of a buffer.
     *
     * @param offset where in the file to begin; the file has at least as many bytes from there as remain
     * @throws IllegalStateException when the bytes were not kept
     */
    default void read(long offset, ByteBuffer target) {
        if (this instanceof Generated generated) {
            GeneratedBytes.fill(generated.key(), offset, target);
        } else if (this instanceof Tiny tiny) {
            for (long i = offset; target.hasRemaining(); i++) {
                target.put((byte) (tiny.bits() >>> (8 * i)));
            }
        } else if (this instanceof Kept kept) {
            for (long at = offset; target.hasRemaining(); ) {
                int start = (int) (at % CHUNK);
                int length = Math.min(CHUNK - start, target.remaining());
                target.put(kept.chunks().get((int) (at / CHUNK)), start, length);
                at += length;
            }
        } else {
            throw new IllegalStateException("the bytes were not kept");
        }
    }

    /** The checksums that content can give. */
    static ChecksumAlgorithm[] algorithms() {
        return new ChecksumAlgorithm[] {ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.SHA256};
    }
}
