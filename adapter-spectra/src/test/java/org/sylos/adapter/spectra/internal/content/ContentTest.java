package org.sylos.adapter.spectra.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** Bytes that are made, recognised, kept or forgotten. */
class ContentTest {
    /** The JDK has the same generator, written by other people. */
    @Property
    void generatedBytesAreTheJdksSplitMixStream(@ForAll long key) {
        SplittableRandom reference = new SplittableRandom(key);
        ByteBuffer expected = ByteBuffer.allocate(800).order(ByteOrder.LITTLE_ENDIAN);
        while (expected.hasRemaining()) {
            expected.putLong(reference.nextLong());
        }
        assertThat(read(new Content.Generated(key), 0, 800)).isEqualTo(expected.array());
    }

    @Property
    void anyRangeIsAPartOfTheWhole(
            @ForAll long key, @ForAll @IntRange(max = 300) int offset, @ForAll @IntRange(max = 300) int length) {
        byte[] whole = read(new Content.Generated(key), 0, 600);
        byte[] part = read(new Content.Generated(key), offset, length);
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, offset, offset + length));
    }

    @Property
    void farOffsetsAreReachedAtOnce(@ForAll long key, @ForAll @LongRange(max = Long.MAX_VALUE / 4) long offset) {
        byte[] bytes = read(new Content.Generated(key), offset, 20);
        for (int i = 0; i < bytes.length; i++) {
            assertThat(bytes[i]).isEqualTo(GeneratedBytes.at(key, offset + i));
        }
    }

    @Property
    void generatedBytesAreRecognisedInWhateverPiecesTheyCome(
            @ForAll long key, @ForAll @IntRange(min = 8, max = 400) int size, @ForAll long seed) throws Exception {
        byte[] bytes = read(new Content.Generated(key), 0, size);
        ContentRecorder recorder = record(false, bytes, new Random(seed));
        assertThat(recorder.finish()).isEqualTo(new Content.Generated(key));
        assertThat(recorder.crc32c()).isEqualTo(crc(bytes));
    }

    @Property
    void otherBytesAreForgottenButForTheirChecksums(
            @ForAll long key,
            @ForAll @IntRange(min = 9, max = 400) int size,
            @ForAll @IntRange(min = 8, max = 399) int at,
            @ForAll long seed)
            throws Exception {
        byte[] bytes = read(new Content.Generated(key), 0, size);
        bytes[Math.min(at, size - 1)] ^= 1;
        ContentRecorder recorder = record(false, bytes, new Random(seed));
        assertThat(recorder.crc32c()).isEqualTo(crc(bytes));
        Content content = recorder.finish();
        assertThat(content.readable()).isFalse();
        assertThat(Checksums.of(content, size, ChecksumAlgorithm.CRC32C)).hasValue(crc(bytes));
        assertThat(Checksums.of(content, size, ChecksumAlgorithm.SHA256)).hasValue(sha(bytes));
    }

    @Property
    void keptBytesAreReadAgain(
            @ForAll @Size(max = 100) byte[] start, @ForAll @IntRange(max = 200_000) int more, @ForAll long seed)
            throws Exception {
        byte[] bytes = Arrays.copyOf(start, start.length + more);
        Content content = record(true, bytes, new Random(seed)).finish();
        assertThat(content.readable()).isTrue();
        assertThat(read(content, 0, bytes.length)).isEqualTo(bytes);
        assertThat(Checksums.of(content, bytes.length, ChecksumAlgorithm.CRC32C))
                .hasValue(crc(bytes));
        assertThat(Checksums.of(content, bytes.length, ChecksumAlgorithm.SHA256))
                .hasValue(sha(bytes));
    }

    @Property
    void aFewBytesAreAlwaysRemembered(@ForAll @Size(max = 7) byte[] bytes) throws Exception {
        Content content = record(false, bytes, new Random(1)).finish();
        assertThat(read(content, 0, bytes.length)).isEqualTo(bytes);
    }

    @Test
    void thereIsNoMd5() throws Exception {
        assertThat(Checksums.of(new Content.Generated(1), 10, ChecksumAlgorithm.MD5))
                .isEmpty();
    }

    private static ContentRecorder record(boolean keep, byte[] bytes, Random random) throws Exception {
        ContentRecorder recorder = new ContentRecorder(keep);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 9 : 60_000));
            ByteBuffer piece = random.nextBoolean() ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
            piece.put(bytes, at, length).flip();
            recorder.accept(piece);
            assertThat(piece.hasRemaining()).isFalse();
            at += length;
        }
        assertThat(recorder.count()).isEqualTo(bytes.length);
        return recorder;
    }

    private static byte[] read(Content content, long offset, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        content.read(offset, buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        return buffer.array();
    }

    private static Checksum crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return new Checksum(ChecksumAlgorithm.CRC32C, String.format("%08x", crc.getValue()));
    }

    private static Checksum sha(byte[] bytes) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return new Checksum(ChecksumAlgorithm.SHA256, HexFormat.of().formatHex(digest));
    }
}
