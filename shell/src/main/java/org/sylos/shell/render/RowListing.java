package org.sylos.shell.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewRow.Half;

/** Rows of a review as columns: all that is known for programs, what fits on a line for people. */
public enum RowListing {
    /** Names in a folder, for people. */
    NAMES,
    /** Names in a folder with both sides, for people. */
    NAMES_LONG,
    /** Paths, for people. */
    PATHS,
    /** Paths with both sides, for people. */
    PATHS_LONG,
    /** Everything, for programs. */
    EVERYTHING;

    private static final List<Column> ALL = List.of(
            Column.text("path", "path"),
            Column.text("name", "name"),
            number("depth"),
            Column.text("kind", "kind"),
            Column.text("state", "state"),
            Column.text("action", "action"),
            number("src_id"),
            number("dst_id"),
            number("src_size"),
            number("dst_size"),
            Column.text("src_time", "src_time"),
            Column.text("dst_time", "dst_time"),
            Column.text("src_status", "src_status"),
            Column.text("dst_status", "dst_status"),
            Column.text("copy_status", "copy_status"),
            Column.text("link_target", "link_target"),
            Column.text("rule", "rule"),
            Column.text("reason", "reason"),
            number("decision"),
            Column.text("failure", "failure"),
            Column.text("message", "message"),
            number("attempts"),
            Column.text("marks", "marks"),
            Column.text("new_name", "new_name"));

    private static Column number(String name) {
        return Column.of(name, name, Column.Kind.NUMBER);
    }

    /** What stands in a row of these. */
    public List<Column> columns() {
        if (this == EVERYTHING) {
            return ALL;
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("mark", ""), Column.text("kind", "KIND")));
        if (isLong()) {
            columns.add(Column.of("src_size", "SOURCE", Column.Kind.BYTES));
            columns.add(Column.of("dst_size", "DESTINATION", Column.Kind.BYTES));
            columns.add(Column.of("src_time", "SOURCE TIME", Column.Kind.TIME));
            columns.add(Column.of("dst_time", "DESTINATION TIME", Column.Kind.TIME));
        } else {
            columns.add(Column.of("size", "SIZE", Column.Kind.BYTES));
            columns.add(Column.of("time", "MODIFIED", Column.Kind.TIME));
        }
        boolean names = this == NAMES || this == NAMES_LONG;
        columns.add(Column.text("plan", "PLAN"));
        columns.add(Column.text("name", names ? "NAME" : "PATH"));
        columns.add(Column.text("why", "WHY"));
        return columns;
    }

    private boolean isLong() {
        return this == NAMES_LONG || this == PATHS_LONG;
    }

    /** The values of a row. */
    public List<@Nullable Object> values(ReviewRow row) {
        if (this == EVERYTHING) {
            return everything(row);
        }
        List<@Nullable Object> values = new ArrayList<>();
        values.add(String.valueOf(RowState.of(row).mark()));
        values.add(kind(row.kind()));
        if (isLong()) {
            values.addAll(Arrays.asList(size(row, row.src()), size(row, row.dst()), time(row.src()), time(row.dst())));
        } else {
            values.addAll(Arrays.asList(size(row, row.main()), row.main().mtime()));
        }
        values.add(RowState.of(row).word());
        values.add(shown(row, this == NAMES || this == NAMES_LONG ? row.name() : row.path()));
        values.add(Stream.of(RowState.renamed(row), RowState.again(row), RowState.why(row))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; ")));
        return values;
    }

    private static String shown(ReviewRow row, String text) {
        String target = row.main().linkTarget();
        String folder = row.isFolder() && !text.endsWith("/") ? "/" : "";
        return text + folder + (target == null ? "" : " -> " + target);
    }

    private static List<@Nullable Object> everything(ReviewRow row) {
        Half src = row.src();
        Half dst = row.dst();
        CopyStatus copy = row.copy();
        return Arrays.asList(
                row.path(),
                row.name(),
                (long) row.depth(),
                kind(row.kind()),
                RowState.of(row).name().toLowerCase(Locale.ROOT),
                row.action().label(),
                src == null ? null : src.id(),
                dst == null ? null : dst.id(),
                size(row, src),
                size(row, dst),
                time(src),
                time(dst),
                src == null ? null : src.traversal().label(),
                dst == null ? null : dst.traversal().label(),
                copy == null ? null : copy.label(),
                row.main().linkTarget(),
                row.rule(),
                row.reason(),
                row.decision() == 0 ? null : row.decision(),
                row.errorClass() == null ? null : Classes.label(row.errorClass()),
                row.message(),
                (long) row.attempts(),
                row.marks().isEmpty()
                        ? null
                        : row.marks().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(",")),
                row.newName());
    }

    /** What a kind is called, as in the rule language. */
    public static String kind(NodeKind kind) {
        return kind == NodeKind.SYMLINK ? "link" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long size(ReviewRow row, @Nullable Half half) {
        return half == null || row.isFolder() ? null : (Long) half.size();
    }

    private static @Nullable Object time(@Nullable Half half) {
        return half == null ? null : half.mtime();
    }
}
