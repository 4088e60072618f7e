package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** Computes the checksum of what a channel holds. */
final class Checksummer {
    private final ChecksumAlgorithm algorithm;
    private final Consumer<ByteBuffer> update;
    private final Supplier<String> value;

    Checksummer(ChecksumAlgorithm algorithm) {
        this.algorithm = algorithm;
        if (algorithm == ChecksumAlgorithm.CRC32C) {
            CRC32C crc = new CRC32C();
            update = crc::update;
            value = () -> HexFormat.of().toHexDigits((int) crc.getValue());
        } else {
            MessageDigest digest = digest(algorithm == ChecksumAlgorithm.MD5 ? "MD5" : "SHA-256");
            update = digest::update;
            value = () -> HexFormat.of().formatHex(digest.digest());
        }
    }

    Checksum of(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (channel.read(buffer.clear()) >= 0) {
            update.accept(buffer.flip());
        }
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
