package org.sylos.engine.api.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are those of RFC 3720, RFC 1321 and FIPS 180-4, and of {@code md5sum} and {@code sha256sum}. */
final class ChecksummerTest {
    private static final String DIGITS = "123456789";

    @ParameterizedTest
    @CsvSource({
        "CRC32C, '', 00000000",
        "CRC32C, 123456789, e3069283",
        "MD5, '', d41d8cd98f00b204e9800998ecf8427e",
        "MD5, 123456789, 25f9e794323b453885f5181f1b624d0b",
        "SHA256, '', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "SHA256, 123456789, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
    })
    void known_values_come_out(ChecksumAlgorithm algorithm, String text, String hex) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Checksummer whole = new Checksummer(algorithm);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        whole.update(buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        assertThat(whole.checksum()).isEqualTo(new Checksum(algorithm, hex));

        Checksummer read = new Checksummer(algorithm);
        try (ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(bytes))) {
            read.updateAll(channel, ByteBuffer.allocate(2));
            assertThat(channel.isOpen()).isTrue();
        }
        assertThat(read.checksum()).isEqualTo(new Checksum(algorithm, hex));
    }

    @ParameterizedTest
    @CsvSource({"CRC32C", "MD5", "SHA256"})
    void pieces_make_the_same_as_the_whole(ChecksumAlgorithm algorithm) {
        Checksummer whole = new Checksummer(algorithm);
        whole.update(ByteBuffer.wrap(DIGITS.getBytes(StandardCharsets.US_ASCII)));
        Checksummer pieces = new Checksummer(algorithm);
        ByteBuffer direct = ByteBuffer.allocateDirect(DIGITS.length());
        direct.put(DIGITS.getBytes(StandardCharsets.US_ASCII)).flip();
        for (int end = 1; end <= DIGITS.length(); end++) {
            pieces.update(direct.limit(end));
        }
        assertThat(pieces.checksum()).isEqualTo(whole.checksum());
    }
}
