package org.sylos.shell.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one shape.
 *
 * @param columns what they have
 * @param rows their values: {@link String}, {@link Long}, {@link Boolean}, {@link java.time.Instant}, null, or a list of such
 *     values and documents, which tables do not show well
 */
public record Listing(List<Column> columns, List<List<@Nullable Object>> rows) {
    public Listing {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copy = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " values for " + columns.size() + " columns");
            }
            copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copy);
    }
}
