package org.sylos.tck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Checksummer;

/** The checksums of bytes that a test has. */
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
        Checksummer checksummer = new Checksummer(algorithm);
        checksummer.updateAll(channel, ByteBuffer.allocate(BUFFER_SIZE));
        return checksummer.checksum();
    }
}
