package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.tck.Checksums;

/** The bytes of a file; they never change. Thread-safe. */
abstract class MemoryContent {
    static final MemoryContent EMPTY = ofBytes(new byte[0]);

    private final Map<ChecksumAlgorithm, Checksum> checksums = new ConcurrentHashMap<>();

    abstract long size();

    /** Fills what remains of the buffer with the bytes from a position on; the caller knows that there are as many. */
    abstract void read(long position, ByteBuffer target);

    static MemoryContent ofBytes(byte[] bytes) {
        return new MemoryContent() {
            @Override
            long size() {
                return bytes.length;
            }

            @Override
            void read(long position, ByteBuffer target) {
                target.put(bytes, (int) position, target.remaining());
            }
        };
    }

    /** Bytes that are computed when they are read, so that a file of any size takes no memory. */
    static MemoryContent generated(long size, long seed) {
        return new MemoryContent() {
            @Override
            long size() {
                return size;
            }

            @Override
            void read(long position, ByteBuffer target) {
                for (long at = position; target.hasRemaining(); at++) {
                    if (at % Long.BYTES == 0 && target.remaining() >= Long.BYTES) {
                        target.putLong(Mix.of(seed, at / Long.BYTES));
                        at += Long.BYTES - 1;
                    } else {
                        int shift = (int) (Long.SIZE - Byte.SIZE - at % Long.BYTES * Byte.SIZE);
                        target.put((byte) (Mix.of(seed, at / Long.BYTES) >>> shift));
                    }
                }
            }
        };
    }

    /** Reads as many bytes from a position on as there are and fit; -1 at the end. */
    final int readSome(long position, ByteBuffer target, int most) {
        long left = size() - position;
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, Math.min(most, target.remaining()));
        int limit = target.limit();
        target.limit(target.position() + count);
        read(position, target);
        target.limit(limit);
        return count;
    }

    final Checksum checksum(ChecksumAlgorithm algorithm) {
        return checksums.computeIfAbsent(algorithm, this::compute);
    }

    private Checksum compute(ChecksumAlgorithm algorithm) {
        try (ReadableByteChannel channel = new Whole()) {
            return Checksums.of(algorithm, channel);
        } catch (IOException e) {
            throw new AssertionError("reading memory failed", e);
        }
    }

    private final class Whole implements ReadableByteChannel {
        private long position;

        @Override
        public int read(ByteBuffer target) {
            int count = readSome(position, target, Integer.MAX_VALUE);
            position += Math.max(count, 0);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
