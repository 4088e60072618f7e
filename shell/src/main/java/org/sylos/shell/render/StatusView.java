package org.sylos.shell.render;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.core.LiveStatus;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.TraversalSummary;
import org.sylos.engine.core.TraversalSummary.SideSummary;

/**
 * How a migration stands, by its database.
 *
 * @param details the migration
 * @param status how it stands
 * @param discovery what discovery has found
 * @param classes nodes by failure class, both sides; empty before there is a plan
 * @param verification what verification has found in this pass, without the nodes
 * @param approval who let the plan through; null when nobody has
 */
public record StatusView(
        MigrationDetails details,
        LiveStatus status,
        TraversalSummary discovery,
        Map<ErrorClass, Long> classes,
        VerificationView verification,
        @Nullable ApprovalView approval) {
    public StatusView {
        classes = Map.copyOf(classes);
    }

    /** For people. */
    public String text(Palette palette, ZoneId zone) {
        StringBuilder out = new StringBuilder(new DetailsView(details).head(zone));
        out.append('\n').append(palette.bold("Discovery")).append('\n');
        out.append(new Fields()
                .add("  source", side(discovery.src()))
                .add("  destination", destination())
                .text());
        out.append('\n').append(palette.bold("Nodes of the source")).append('\n');
        BalanceLines.append(out, status.balance(), classes, palette);
        verification.append(out, 0, palette);
        if (approval != null) {
            out.append(approval.text(palette, zone));
        }
        return out.toString();
    }

    /** Both roots are recorded at once, so a destination without any node is one that did not exist. */
    private String destination() {
        boolean missing = discovery.dst().state() == TraversalSummary.State.EMPTY
                && discovery.src().state() != TraversalSummary.State.EMPTY;
        return missing ? "nothing was there" : side(discovery.dst());
    }

    private static String side(SideSummary side) {
        long nodes = side.counts().values().stream()
                .mapToLong(tally -> tally.nodes())
                .sum();
        return switch (side.state()) {
            case EMPTY -> "not begun";
            case COMPLETE -> "complete, " + Units.count(nodes, "node", "nodes");
            case FAILED -> "complete but for failures, " + Units.count(nodes, "node", "nodes");
            case PENDING ->
                Units.count(nodes, "node", "nodes") + " so far, "
                        + Units.count(side.pendingFolders(), "folder", "folders") + " to list from depth "
                        + side.smallestPendingDepth();
        };
    }

    /** For programs. */
    public Document document() {
        Document.Builder document = Document.builder();
        new DetailsView(details).document().facts().forEach((name, value) -> {
            if (!name.equals("progress")) {
                document.put(name, value);
            }
        });
        return document.put("discovery", sides())
                .put("balance", BalanceLines.document(status.balance()))
                .put("failures", Classes.document(classes))
                .put("verification", verification.counts())
                .put("approval", approval == null ? null : approval.document())
                .build();
    }

    private Document sides() {
        return Document.builder()
                .put("source", document(discovery.src()))
                .put("destination", document(discovery.dst()))
                .build();
    }

    private static Document document(SideSummary side) {
        Document.Builder counts = Document.builder();
        side.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> counts.put(entry.getKey().label(), PlanView.tally(entry.getValue())));
        return Document.builder()
                .put("state", side.state().name().toLowerCase(Locale.ROOT))
                .put("counts", counts.build())
                .put("sealed_depth", (long) side.sealedDepth())
                .put("pending_folders", side.pendingFolders())
                .put("smallest_pending_depth", (long) side.smallestPendingDepth())
                .build();
    }
}
