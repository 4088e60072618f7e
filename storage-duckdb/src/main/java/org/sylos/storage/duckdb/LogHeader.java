package org.sylos.storage.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells a log that the database has taken in already from one whose beginning is damaged. DuckDB reads neither, and says so
 * of neither.
 *
 * <p>A checkpoint writes what the log says into the database, gives the database the next number, and removes the log. A process
 * that is killed before the last step leaves a log that belongs to the number before. As DuckDB 2.0 writes it, a log begins with
 * a record of fields: 100 what it is (98), 101 its version, 102 the identifier of its database (a list of numbers), 103 the
 * number of the database; a field is its id in two bytes, and numbers are in LEB128. A database has its number in two places of
 * which the later one, being the greater, holds.
 */
final class LogHeader {
    private static final int TYPE = 100;
    private static final int VERSION = 101;
    private static final int IDENTIFIER = 102;
    private static final int ITERATION = 103;
    private static final int VERSION_RECORD = 98;
    private static final int MOST_BYTES = 256;

    private static final int[] NUMBERS_OF_DATABASE = {4096 + Long.BYTES, 8192 + Long.BYTES};

    private LogHeader() {}

    /**
     * Whether all that a log says is in its database. Reading a file gives up the lock that this process has on it, so this is for
     * the look before a database is opened to be used.
     */
    static boolean isTakenIn(Path log, Path database) throws IOException {
        long number = number(log);
        return number >= 0 && number + 1 == numberOfDatabase(database);
    }

    /** The number of the database that a log belongs to; negative when it does not say. */
    private static long number(Path log) throws IOException {
        ByteBuffer bytes;
        try (InputStream in = Files.newInputStream(log)) {
            bytes = ByteBuffer.wrap(in.readNBytes(MOST_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (!field(bytes, TYPE) || number(bytes) != VERSION_RECORD || !field(bytes, VERSION) || number(bytes) < 0) {
            return -1;
        }
        if (!field(bytes, IDENTIFIER)) {
            return -1;
        }
        long count = number(bytes);
        for (long i = 0; i < count; i++) {
            if (number(bytes) < 0) {
                return -1;
            }
        }
        return field(bytes, ITERATION) ? number(bytes) : -1;
    }

    private static boolean field(ByteBuffer bytes, int id) {
        return bytes.remaining() >= Short.BYTES && bytes.getShort() == id;
    }

    /** Negative when the bytes end within it. */
    private static long number(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && bytes.hasRemaining(); shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return -1;
    }

    private static long numberOfDatabase(Path database) throws IOException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(database)) {
            beginning = in.readNBytes(NUMBERS_OF_DATABASE[1] + Long.BYTES);
        }
        ByteBuffer bytes = ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN);
        long number = -1;
        for (int at : NUMBERS_OF_DATABASE) {
            if (at + Long.BYTES <= beginning.length) {
                number = Math.max(number, bytes.getLong(at));
            }
        }
        return number;
    }
}
