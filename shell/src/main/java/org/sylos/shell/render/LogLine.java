package org.sylos.shell.render;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;

/** Entries of a log, one a line. */
public final class LogLine {
    private static final List<Column> COLUMNS = List.of(
            Column.of("sequence", "NO", Column.Kind.NUMBER),
            Column.of("at", "TIME", Column.Kind.TIME),
            Column.text("level", "LEVEL"),
            Column.text("component", "PART"),
            Column.text("node", "NODE"),
            Column.text("message", "MESSAGE"));
    private static final int LEVEL_WIDTH = "critical".length();
    private static final int PART_WIDTH = "discovery".length();

    private LogLine() {}

    /** Entries as a listing. */
    public static Listing listing(List<NumberedEntry> entries) {
        return new Listing(COLUMNS, entries.stream().map(LogLine::row).toList());
    }

    private static List<@Nullable Object> row(NumberedEntry numbered) {
        JournalEntry entry = numbered.entry();
        return Arrays.asList(
                numbered.sequence(), entry.at(), level(entry), entry.component(), entry.node(), entry.message());
    }

    /** An entry that comes while somebody looks, as a line in a format; the line of names of CSV is not among them. */
    public static String line(NumberedEntry numbered, Format format, Palette palette, ZoneId zone) {
        return switch (format) {
            case TABLE -> text(numbered.entry(), palette, zone) + "\n";
            case CSV -> Output.csv(listing(List.of(numbered)), false);
            case JSON, JSONL -> Output.jsonLines(listing(List.of(numbered)));
        };
    }

    /** An entry that a migration sent, in a format. */
    public static String sent(String migration, JournalEntry entry, Format format, Palette palette, ZoneId zone) {
        if (!format.machine()) {
            return Text.printable(migration) + "  " + text(entry, palette, zone) + "\n";
        }
        Document document = Document.builder()
                .put("migration", migration)
                .put("at", entry.at())
                .put("level", level(entry))
                .put("component", entry.component())
                .put("node", entry.node())
                .put("message", entry.message())
                .build();
        return Output.document(document, Format.JSONL);
    }

    /** For people: {@code 2026-11-28 17:05:03  warning   copy       /a/b: what happened}. */
    public static String text(JournalEntry entry, Palette palette, ZoneId zone) {
        String level = Text.left(level(entry), LEVEL_WIDTH);
        String coloured = switch (entry.level()) {
            case TRACE, DEBUG, INFO -> level;
            case WARNING -> palette.yellow(level);
            case ERROR, CRITICAL -> palette.red(level);
        };
        String node = entry.node() == null ? "" : Text.printable(entry.node()) + ": ";
        return Tables.time(entry.at(), zone) + "  " + coloured + "  "
                + Text.left(Text.printable(entry.component()), PART_WIDTH) + "  " + node
                + Text.printable(entry.message());
    }

    /** The level as it is written. */
    public static String level(JournalEntry entry) {
        return entry.level().name().toLowerCase(Locale.ROOT);
    }
}
