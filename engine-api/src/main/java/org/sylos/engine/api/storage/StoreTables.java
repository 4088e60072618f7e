package org.sylos.engine.api.storage;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * What a store holds, as tables that can be read and never changed. It is opened by itself and not beside a {@link MigrationStore}
 * of the same file; several processes may read one file at once, as long as none has it open as a store.
 *
 * <p>Used by one thread, but for {@link #cancel}.
 */
@Stability(Stability.Level.EVOLVING)
public interface StoreTables extends AutoCloseable {
    /** What can be exported. The provider documents the columns. */
    @Stability(Stability.Level.EVOLVING)
    enum Subject {
        /** Every node of the source with what a copy would do, and those that only the destination has. */
        PLAN,
        /** Every node that failed or drifted, with the reason. */
        FAILURES,
        /** Every node of the source with size, times, checksum and what became of it. */
        MANIFEST
    }

    /** How an export is written. */
    @Stability(Stability.Level.EVOLVING)
    enum FileFormat {
        /** Comma-separated values with a header line, as in RFC 4180, in UTF-8. */
        CSV,
        /** One JSON object a line. */
        JSONL,
        /** Apache Parquet. */
        PARQUET
    }

    /** Takes the rows of a query as they come. What it throws ends the query. */
    @Stability(Stability.Level.EVOLVING)
    interface Rows {
        /**
         * Takes the names of the columns, once, before any row.
         *
         * @param columns their names, in the order of the values
         */
        void begin(List<String> columns);

        /**
         * Takes a row.
         *
         * @param values {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link java.time.Instant} or null
         */
        void row(List<@Nullable Object> values);
    }

    /**
     * Writes an export, however many rows it has, without holding them in memory. Not possible after {@link #query}, which gives
     * up the right to write files.
     *
     * @param subject what is written
     * @param format how it is written
     * @param file where to; replaced when it is there. When this throws, part of it may be left
     * @return the number of rows
     * @throws StoreException when it cannot be written
     * @throws org.sylos.engine.api.CancelledException after {@link #cancel}
     */
    long export(Subject subject, FileFormat format, Path file);

    /**
     * Answers a question in the provider's own language. It is confined to what the store holds: it can change nothing, reach no
     * file and no network, and change no setting.
     *
     * @param text one question
     * @param rows takes the answer
     * @throws org.sylos.engine.api.ConfigException when the text cannot be understood or asks for what is not allowed
     * @throws StoreException when reading fails
     * @throws org.sylos.engine.api.CancelledException after {@link #cancel}
     */
    void query(String text, Rows rows);

    /** Ends the call that goes on, if any. May be called from any thread. */
    void cancel();

    /** Releases the file. Closing twice is harmless. */
    @Override
    void close();
}
