package org.sylos.adapter.spectra.internal.content;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** Checksums of content. */
public final class Checksums {
    private static final int BUFFER = 1 << 16;

    private Checksums() {}

    /**
     * The checksum of a file's bytes, at the cost of making them once unless it is known.
     *
     * @return empty for an algorithm that is none of {@link Content#algorithms}
     * @throws InterruptedIOException when the thread is interrupted
     */
    public static Optional<Checksum> of(Content content, long size, ChecksumAlgorithm algorithm)
            throws InterruptedIOException {
        if (content instanceof Content.Forgotten forgotten) {
            return switch (algorithm) {
                case CRC32C -> Optional.of(forgotten.crc32c());
                case SHA256 -> Optional.of(forgotten.sha256());
                case MD5 -> Optional.empty();
            };
        }
        return switch (algorithm) {
            case CRC32C -> Optional.of(crc32c(crcOf(content, size)));
            case SHA256 -> Optional.of(sha256(shaOf(content, size)));
            case MD5 -> Optional.empty();
        };
    }

    static Checksum crc32c(int value) {
        return new Checksum(ChecksumAlgorithm.CRC32C, HexFormat.of().toHexDigits(value));
    }

    static Checksum sha256(byte[] value) {
        return new Checksum(ChecksumAlgorithm.SHA256, HexFormat.of().formatHex(value));
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static int crcOf(Content content, long size) throws InterruptedIOException {
        CRC32C crc = new CRC32C();
        forEachBuffer(content, size, crc::update);
        return (int) crc.getValue();
    }

    private static byte[] shaOf(Content content, long size) throws InterruptedIOException {
        MessageDigest digest = newSha256();
        forEachBuffer(content, size, digest::update);
        return digest.digest();
    }

    static void forEachBuffer(Content content, long size, BytesConsumer consumer) throws InterruptedIOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, BUFFER));
        for (long offset = 0; offset < size; offset += buffer.limit()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while computing a checksum");
            }
            buffer.clear().limit((int) Math.min(buffer.capacity(), size - offset));
            content.read(offset, buffer);
            consumer.accept(buffer.flip());
        }
    }

    /** Takes all that remains of a buffer. */
    interface BytesConsumer {
        void accept(ByteBuffer bytes);
    }
}
