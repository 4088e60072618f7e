package org.sylos.tck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** Computes checksums of bytes, by the JDK's own implementations. */
@Stability(Stability.Level.EVOLVING)
public final class Checksums {
    private static final int BUFFER_SIZE = 1 << 16;

    private Checksums() {}

    /**
     * {@return the checksum of an array}
     *
     * @param algorithm which checksum
     * @param bytes what it is of
     */
    public static Checksum of(ChecksumAlgorithm algorithm, byte[] bytes) {
        try {
            return of(algorithm, new ByteBufferChannel(ByteBuffer.wrap(bytes)));
        } catch (IOException e) {
            throw new AssertionError("reading an array failed", e);
        }
    }

    /**
     * {@return the checksum of what a channel still holds; reads it to its end and leaves it open}
     *
     * @param algorithm which checksum
     * @param channel where the bytes come from
     * @throws IOException when the channel fails
     */
    public static Checksum of(ChecksumAlgorithm algorithm, ReadableByteChannel channel) throws IOException {
        Sum sum = algorithm == ChecksumAlgorithm.CRC32C ? new Crc() : new Digest(algorithm);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        while (channel.read(buffer) >= 0) {
            sum.add(buffer.flip());
            buffer.clear();
        }
        return new Checksum(algorithm, sum.hex());
    }

    private interface Sum {
        void add(ByteBuffer bytes);

        String hex();
    }

    private static final class Crc implements Sum {
        private final CRC32C crc = new CRC32C();

        @Override
        public void add(ByteBuffer bytes) {
            crc.update(bytes);
        }

        @Override
        public String hex() {
            return String.format(Locale.ROOT, "%08x", crc.getValue());
        }
    }

    private static final class Digest implements Sum {
        private final MessageDigest digest;

        Digest(ChecksumAlgorithm algorithm) {
            try {
                digest = MessageDigest.getInstance(algorithm == ChecksumAlgorithm.MD5 ? "MD5" : "SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every JDK has MD5 and SHA-256", e);
            }
        }

        @Override
        public void add(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
