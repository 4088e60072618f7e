package org.sylos.shell.render;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listing that is written page by page, so that it may be longer than memory. What comes out is what {@link Output#listing} makes
 * of all rows at once, but that the columns of a table may become wider from one page to the next. Used by one thread.
 */
public final class ListingStream {
    private final List<Column> columns;
    private final Format format;
    private final Consumer<String> out;
    private final Tables table;
    private final JsonArray array = new JsonArray();
    private boolean begun;

    /**
     * A listing in one format.
     *
     * @param columns what its rows have
     * @param width columns of the terminal that a table may take; the last column is cut to fit
     * @param zone in which tables show times
     * @param out takes what is written, a page at a time
     */
    public ListingStream(
            List<Column> columns, Format format, Palette palette, int width, ZoneId zone, Consumer<String> out) {
        this.columns = List.copyOf(columns);
        this.format = format;
        this.out = out;
        table = new Tables(columns, palette, width, zone);
    }

    /** Writes rows. */
    public void add(List<List<@Nullable Object>> rows) {
        if (!rows.isEmpty()) {
            Listing page = new Listing(columns, rows);
            out.accept(
                    switch (format) {
                        case TABLE -> table.page(page.rows());
                        case CSV -> Output.csv(page, !begun);
                        case JSON -> array.add(Output.objects(page));
                        case JSONL -> Output.jsonLines(page);
                    });
            begun = true;
        }
    }

    /** Writes what belongs at the end. A table without rows is none. */
    public void end() {
        if (format == Format.JSON) {
            out.accept(array.end());
        } else if (format == Format.CSV && !begun) {
            out.accept(Output.csv(new Listing(columns, List.of()), true));
        }
    }
}
