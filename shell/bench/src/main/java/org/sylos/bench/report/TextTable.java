package org.sylos.bench.report;

import java.util.Locale;

/** A row for people. */
public final class TextTable {
    private TextTable() {}

    /** Several lines. */
    public static String of(Row row) {
        StringBuilder text = new StringBuilder(row.title()).append('\n');
        if (!row.series().isEmpty()) {
            line(text, "", "median s", "min", "max", "cpu s", "peak MiB", "sylos/this");
            Series ours = row.series().get(row.series().size() - 1);
            for (Series series : row.series()) {
                double[] range = series.range();
                line(
                        text,
                        series.name(),
                        number(series.seconds()),
                        number(range[0]),
                        number(range[1]),
                        number(series.cpuSeconds()),
                        series.peakBytes() == 0 ? "" : Long.toString(series.peakBytes() >> 20),
                        series == ours ? "" : number(ours.ratioTo(series)));
            }
        }
        row.facts()
                .forEach((name, value) -> text.append("  ")
                        .append(name)
                        .append(": ")
                        .append(number(value))
                        .append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-10s", name));
        for (Object cell : cells) {
            line.append(String.format(Locale.ROOT, " %10s", cell));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** Three digits that count, or all of the whole part. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
