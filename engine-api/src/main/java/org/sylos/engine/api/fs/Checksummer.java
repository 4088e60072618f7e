package org.sylos.engine.api.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.sylos.engine.api.Stability;

/**
 * Computes the checksum of bytes as they come, with the JDK's own implementations, so that all providers write one value for
 * one content. Used once, and by one thread at a time.
 */
@Stability(Stability.Level.EVOLVING)
public final class Checksummer {
    private final ChecksumAlgorithm algorithm;
    private final Consumer<ByteBuffer> update;
    private final Supplier<String> value;

    /**
     * Begins with no bytes.
     *
     * @param algorithm which checksum
     */
    public Checksummer(ChecksumAlgorithm algorithm) {
        this.algorithm = algorithm;
        switch (algorithm) {
            case CRC32C -> {
                CRC32C crc = new CRC32C();
                update = crc::update;
                value = () -> HexFormat.of().toHexDigits(crc.getValue(), 8);
            }
            case MD5, SHA256 -> {
                MessageDigest digest = digest(algorithm == ChecksumAlgorithm.MD5 ? "MD5" : "SHA-256");
                update = digest::update;
                value = () -> HexFormat.of().formatHex(digest.digest());
            }
            default -> throw new IllegalArgumentException("not computed here: " + algorithm.label());
        }
    }

    /**
     * Takes more bytes.
     *
     * @param bytes all that remain in the buffer are taken; its position is its limit then
     */
    public void update(ByteBuffer bytes) {
        update.accept(bytes);
    }

    /**
     * Takes all that a channel still holds, and leaves it open.
     *
     * @param channel where the bytes come from; in blocking mode
     * @param buffer what they are read into, with a capacity of at least 1; its content is lost
     * @throws IOException when the channel fails; the checksum is of no use then
     */
    public void updateAll(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (channel.read(buffer.clear()) >= 0) {
            update.accept(buffer.flip());
        }
    }

    /** {@return the checksum of all bytes taken} Asked for once, at the end. */
    public Checksum checksum() {
        return new Checksum(algorithm, value.get());
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }
}
