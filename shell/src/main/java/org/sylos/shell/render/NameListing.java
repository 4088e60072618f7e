package org.sylos.shell.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.core.NameProposal;

/** Names at the destination as rows: those that are needed, with a proposal, and those that were given. */
public final class NameListing {
    private static final List<Column> FOR_PEOPLE = List.of(
            Column.text("state", "STATE"),
            Column.text("path", "PATH"),
            Column.text("new_name", "NEW NAME"),
            Column.text("reason", "WHY"));
    private static final List<Column> ALL = List.of(
            Column.text("state", "state"),
            Column.text("kind", "kind"),
            Column.of("src_id", "src_id", Column.Kind.NUMBER),
            Column.text("path", "path"),
            Column.text("new_name", "new_name"),
            Column.text("reason", "reason"),
            Column.text("user", "user"),
            Column.of("at", "at", Column.Kind.TIME));

    private NameListing() {}

    /** What stands in a row. */
    public static List<Column> columns(boolean machine) {
        return machine ? ALL : FOR_PEOPLE;
    }

    /** A name that is needed. */
    public static List<@Nullable Object> row(NameProposal proposal, boolean machine) {
        String kind = proposal.node().kind().name().toLowerCase(Locale.ROOT);
        String path = proposal.node().path();
        return machine
                ? Arrays.asList(
                        "proposed", kind, proposal.node().id(), path, proposal.name(), proposal.reason(), null, null)
                : Arrays.asList("proposed", path, proposal.name(), proposal.reason());
    }

    /** A name that was given. */
    public static List<@Nullable Object> row(RenamedNode node, boolean machine) {
        String kind = node.kind().name().toLowerCase(Locale.ROOT);
        return machine
                ? Arrays.asList("renamed", kind, node.id(), node.path(), node.name(), null, node.user(), node.at())
                : Arrays.asList("renamed", node.path(), node.name(), "by " + node.user());
    }
}
