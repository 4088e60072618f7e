package org.sylos.adapter.spectra.internal.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sylos.adapter.spectra.internal.generate.Mix;

/**
 * The bytes that follow from a key: the SplitMix64 stream of that key as 64-bit numbers, each with its lowest byte first. Any
 * place of it is reached at once.
 */
final class GeneratedBytes {
    private GeneratedBytes() {}

    /** The number that holds the bytes from {@code 8 * index}. */
    static long word(long key, long index) {
        return Mix.at(key, index);
    }

    /** The key whose stream begins with these eight bytes, given as a number. Every number begins exactly one stream. */
    static long keyOf(long firstWord) {
        return Mix.unmix(firstWord) - Mix.STEP;
    }

    static byte at(long key, long position) {
        return (byte) (word(key, position >>> 3) >>> ((position & 7) << 3));
    }

    /** Fills all that remains of a buffer with the bytes from an offset on. */
    static void fill(long key, long offset, ByteBuffer target) {
        long position = offset;
        while ((position & 7) != 0 && target.hasRemaining()) {
            target.put(at(key, position++));
        }
        int words = target.remaining() >>> 3;
        ByteBuffer little = target.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int base = target.position();
        long input = key + ((position >>> 3) + 1) * Mix.STEP;
        for (int i = 0; i < words; i++, input += Mix.STEP) {
            little.putLong(base + (i << 3), Mix.mix(input));
        }
        target.position(base + (words << 3));
        position += (long) words << 3;
        while (target.hasRemaining()) {
            target.put(at(key, position++));
        }
    }

    /** Takes bytes from a buffer for as long as they are those of the stream from an offset on. */
    static void skipEqual(long key, long offset, ByteBuffer source) {
        long position = offset;
        while ((position & 7) != 0 && takeIfEqual(key, position, source)) {
            position++;
        }
        if ((position & 7) == 0) {
            ByteBuffer little = source.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            int base = source.position();
            int words = source.remaining() >>> 3;
            int equal = 0;
            long input = key + ((position >>> 3) + 1) * Mix.STEP;
            while (equal < words && little.getLong(base + (equal << 3)) == Mix.mix(input)) {
                equal++;
                input += Mix.STEP;
            }
            source.position(base + (equal << 3));
            position += (long) equal << 3;
            while (takeIfEqual(key, position, source)) {
                position++;
            }
        }
    }

    private static boolean takeIfEqual(long key, long position, ByteBuffer source) {
        if (!source.hasRemaining() || source.get(source.position()) != at(key, position)) {
            return false;
        }
        source.position(source.position() + 1);
        return true;
    }
}
