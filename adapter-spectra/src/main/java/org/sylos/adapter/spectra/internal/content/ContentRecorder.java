package org.sylos.adapter.spectra.internal.content;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Checksum;

/**
 * Takes the bytes that are written to a file, in order, and makes of them what will be remembered.
 *
 * <p>The first eight bytes tell the only generated file that begins so. As long as the bytes are that file's, its key is all
 * there is to remember; from the first that is not, they are digested, and kept if that is wanted. So a copy of a generated
 * file costs no memory and can be read back. Used by one thread at a time.
 */
public final class ContentRecorder {
    private final boolean keepBytes;
    private final CRC32C crc = new CRC32C();
    private long count;
    /** The first eight bytes until there are eight; from then on the key that they belong to. */
    private long headOrKey;

    private @Nullable Foreign foreign;

    /**
     * Begins a file.
     *
     * @param keepBytes whether bytes that are not generated ones are kept
     */
    public ContentRecorder(boolean keepBytes) {
        this.keepBytes = keepBytes;
    }

    /** Takes all remaining bytes of the buffer. */
    public void accept(ByteBuffer bytes) throws InterruptedIOException {
        crc.update(bytes.duplicate());
        if (foreign == null) {
            recognise(bytes);
            if (bytes.hasRemaining()) {
                foreign = new Foreign(keepBytes);
                Checksums.forEachBuffer(new Content.Generated(headOrKey), count, foreign::accept);
            }
        }
        if (foreign != null) {
            count += bytes.remaining();
            foreign.accept(bytes);
        }
    }

    /** Bytes taken so far. */
    public long count() {
        return count;
    }

    /** The CRC-32C of the bytes taken so far. */
    public Checksum crc32c() {
        return Checksums.crc32c((int) crc.getValue());
    }

    /** What to remember, when all bytes have been taken. To be called once. */
    public Content finish() {
        if (foreign != null) {
            return foreign.finish(crc32c());
        }
        return count < Long.BYTES ? new Content.Tiny(headOrKey) : new Content.Generated(headOrKey);
    }

    private void recognise(ByteBuffer bytes) {
        while (count < Long.BYTES && bytes.hasRemaining()) {
            headOrKey |= (bytes.get() & 0xffL) << (8 * count);
            count++;
            if (count == Long.BYTES) {
                headOrKey = GeneratedBytes.keyOf(headOrKey);
            }
        }
        int before = bytes.remaining();
        if (before > 0) {
            GeneratedBytes.skipEqual(headOrKey, count, bytes);
            count += before - bytes.remaining();
        }
    }

    /** Bytes that no generated file has. */
    private static final class Foreign {
        private final List<byte[]> chunks = new ArrayList<>();
        private final @Nullable MessageDigest digest;
        private int room;

        Foreign(boolean keepBytes) {
            digest = keepBytes ? null : Checksums.newSha256();
        }

        void accept(ByteBuffer bytes) {
            if (digest != null) {
                digest.update(bytes);
                return;
            }
            while (bytes.hasRemaining()) {
                if (room == 0) {
                    chunks.add(new byte[Content.CHUNK]);
                    room = Content.CHUNK;
                }
                int length = Math.min(room, bytes.remaining());
                bytes.get(chunks.get(chunks.size() - 1), Content.CHUNK - room, length);
                room -= length;
            }
        }

        Content finish(Checksum crc32c) {
            if (digest != null) {
                return new Content.Forgotten(crc32c, Checksums.sha256(digest.digest()));
            }
            if (room > 0) {
                int last = chunks.size() - 1;
                chunks.set(last, Arrays.copyOf(chunks.get(last), Content.CHUNK - room));
            }
            return new Content.Kept(List.copyOf(chunks));
        }
    }
}
