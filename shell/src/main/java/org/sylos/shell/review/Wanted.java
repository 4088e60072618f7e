package org.sylos.shell.review;

import org.jspecify.annotations.Nullable;

/**
 * Rows that are to be loaded.
 *
 * @param query out of which
 * @param from number of the first row, from 0
 * @param count most rows
 * @param seek the row around which rows are wanted, wherever it is now; null when only the numbers count
 * @param hint where that row was last
 */
record Wanted(Query query, long from, int count, @Nullable RowId seek, long hint) {}
