package org.sylos.engine.core.internal.copy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** A checksum being computed. Used by one thread. */
interface Digest {
    void update(ByteBuffer bytes);

    Checksum checksum();

    static Digest of(ChecksumAlgorithm algorithm) {
        return switch (algorithm) {
            case CRC32C -> new Crc();
            case MD5 -> new Message(algorithm, "MD5");
            case SHA256 -> new Message(algorithm, "SHA-256");
        };
    }

    /** CRC-32C, which the JDK computes with the processor's own instruction. */
    final class Crc implements Digest {
        private final CRC32C crc = new CRC32C();

        @Override
        public void update(ByteBuffer bytes) {
            crc.update(bytes);
        }

        @Override
        public Checksum checksum() {
            return new Checksum(ChecksumAlgorithm.CRC32C, HexFormat.of().toHexDigits(crc.getValue(), 8));
        }
    }

    /** A message digest that every JDK has. */
    final class Message implements Digest {
        private final ChecksumAlgorithm algorithm;
        private final MessageDigest digest;

        Message(ChecksumAlgorithm algorithm, String name) {
            this.algorithm = algorithm;
            try {
                this.digest = MessageDigest.getInstance(name);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has " + name, e);
            }
        }

        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes);
        }

        @Override
        public Checksum checksum() {
            return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
