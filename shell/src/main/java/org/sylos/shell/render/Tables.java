package org.sylos.shell.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables for people: as wide as their content, the last column cut where the line would not fit. */
final class Tables {
    private static final String GAP = "  ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final List<Column> columns;
    private final Palette palette;
    private final int width;
    private final ZoneId zone;
    private final int[] widths;
    private boolean headed;

    /** A table that is drawn a page at a time. Its columns grow where a page needs more. */
    Tables(List<Column> columns, Palette palette, int width, ZoneId zone) {
        this.columns = columns;
        this.palette = palette;
        this.width = width;
        this.zone = zone;
        widths = new int[columns.size()];
    }

    static String draw(Listing listing, Palette palette, int width, ZoneId zone) {
        return new Tables(listing.columns(), palette, width, zone).page(listing.rows());
    }

    /** Draws rows; the first ones below the titles. */
    String page(List<List<@Nullable Object>> rows) {
        List<List<String>> cells = new ArrayList<>();
        if (!headed) {
            cells.add(columns.stream().map(Column::title).toList());
        }
        for (List<@Nullable Object> row : rows) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                line.add(human(columns.get(i), row.get(i), zone));
            }
            cells.add(line);
        }
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(line.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> cell : cells) {
            String line = Text.truncate(line(columns, cell, widths), Math.max(width, 20));
            out.append(headed ? line : palette.bold(line)).append('\n');
            headed = true;
        }
        return out.toString();
    }

    private static String line(List<Column> columns, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).toTheRight() ? Text.right(cell, widths[i]) : Text.left(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }

    static String human(Column column, @Nullable Object value, ZoneId zone) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant at) {
            return time(at, zone);
        }
        if (value instanceof Long number) {
            return switch (column.kind()) {
                case COUNT -> Units.count(number);
                case BYTES -> Units.bytes(number);
                default -> number.toString();
            };
        }
        return Text.printable(value.toString());
    }

    /** To the second: nobody reads more. */
    static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
