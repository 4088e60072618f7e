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

    private Tables() {}

    static String draw(Listing listing, Palette palette, int width, ZoneId zone) {
        List<Column> columns = listing.columns();
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::title).toList());
        for (List<@Nullable Object> row : listing.rows()) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                line.add(human(columns.get(i), row.get(i), zone));
            }
            cells.add(line);
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(line.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String line = Text.truncate(line(columns, cells.get(i), widths), Math.max(width, 20));
            out.append(i == 0 ? palette.bold(line) : line).append('\n');
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
