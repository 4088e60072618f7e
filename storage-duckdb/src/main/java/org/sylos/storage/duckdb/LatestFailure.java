package org.sylos.storage.duckdb;

/**
 * Which of a node's failures its status stands for, as aggregates over the rows of {@code attempt} of one node: a struct with
 * {@code error_class} and {@code message}, or null.
 */
final class LatestFailure {
    private static final String LATEST = """
            arg_max(struct_pack(error_class := error_class, message := message), operation::BIGINT << 48 | sequence)
            FILTER (error_class IS NOT NULL AND operation %s)""";

    /** Why the copy failed: the latest failure of copying; when it was never tried, of comparing; else of listing. */
    static final String OF_COPY = LATEST.formatted("<= 3");

    /** Why the listing failed. */
    static final String OF_LISTING = LATEST.formatted("= 1");

    private LatestFailure() {}
}
