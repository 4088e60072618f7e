package org.sylos.shell.render;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.PlanReport;
import org.sylos.engine.core.UnfitName;

/**
 * A plan, as it is put before a person or a program.
 *
 * @param details the migration
 * @param report the plan
 * @param overwritten the first files that would be overwritten
 * @param failures the first nodes that cannot be done, of either side
 * @param rejections what filters leave behind, by rule
 * @param unfit the first nodes whose names the destination cannot hold
 * @param breakdown sizes and places of what is to be copied; null to leave them out
 */
public record PlanView(
        MigrationDetails details,
        PlanReport report,
        Sample overwritten,
        Sample failures,
        Map<String, Tally> rejections,
        List<UnfitName> unfit,
        @Nullable PlanBreakdown breakdown) {
    public PlanView {
        rejections = Map.copyOf(rejections);
        unfit = List.copyOf(unfit);
    }

    /** The plan for people. */
    public String text(Palette palette) {
        PlanSummary totals = report.totals();
        StringBuilder out = new StringBuilder();
        out.append(palette.bold("Plan of '" + details.name() + "'"))
                .append(details.pass() > 1 ? " (pass " + details.pass() + ")" : "")
                .append("\n  from  ")
                .append(Text.printable(details.source()))
                .append("\n  to    ")
                .append(Text.printable(details.destination()))
                .append("\n\n");
        TallyTable table = new TallyTable()
                .add("create folders", totals.of(PlanAction.CREATE_FOLDER), palette::green)
                .add("create files", totals.of(PlanAction.CREATE_FILE), palette::green)
                .add("overwrite", totals.of(PlanAction.OVERWRITE), palette::yellow)
                .add("keep", totals.of(PlanAction.KEEP), palette::dim)
                .add("exclude", totals.of(PlanAction.EXCLUDE), leftOut(totals), palette::dim)
                .add(
                        "fail",
                        totals.of(PlanAction.FAIL),
                        Classes.text(
                                totals.failures(), totals.of(PlanAction.FAIL).nodes(), 0),
                        palette::red)
                .addIfAny("destination only", totals.of(PlanAction.DST_ONLY), "stay as they are", palette::dim);
        table.appendTo(out);
        report.roomAtDestination()
                .ifPresent(room -> out.append("\nTo be written: ")
                        .append(Units.bytes(totals.toCopy().bytes()))
                        .append("; free at the destination: ")
                        .append(Units.bytes(room))
                        .append('\n'));
        if (breakdown != null) {
            breakdown.appendTo(out, palette);
        }
        NodeLines.append(out, "Would be overwritten", overwritten, palette);
        NodeLines.append(out, "Cannot be done", failures, palette);
        appendUnfit(out, palette);
        Notices.append(out, report.notices(), palette);
        if (report.nothingToDo()) {
            boolean whole = totals.of(PlanAction.FAIL).nodes() == 0;
            String all = whole
                    ? "Nothing to do: the destination has everything."
                    : "Nothing to do but for what cannot be done.";
            out.append('\n').append(palette.bold(all)).append('\n');
        }
        return out.toString();
    }

    /** Whether names stand in the way of some nodes. */
    public boolean needsNames() {
        return report.unfitNames().nodes() > 0
                || report.totals().failures().containsKey(ErrorClass.CONFLICT)
                || report.totals().failures().containsKey(ErrorClass.INVALID_NAME);
    }

    private void appendUnfit(StringBuilder out, Palette palette) {
        if (unfit.isEmpty()) {
            return;
        }
        long all = report.unfitNames().nodes();
        String which = unfit.size() < all ? ", the first " + unfit.size() + " of " + Units.count(all) : "";
        out.append('\n')
                .append(palette.bold("Names that the destination cannot hold" + which))
                .append('\n');
        unfit.forEach(name -> out.append("  ")
                .append(Text.printable(name.node().path() + ": " + name.reason()))
                .append('\n'));
    }

    /** What rules leave out, and what a person did. */
    private String leftOut(PlanSummary totals) {
        long byHand = totals.excludedByHand().nodes();
        return Stream.of(Rules.text(rejections), byHand == 0 ? "" : "by hand " + Units.count(byHand))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The plan for programs. */
    public Document document() {
        PlanSummary totals = report.totals();
        Document.Builder actions = Document.builder();
        for (PlanAction action : PlanAction.values()) {
            Tally tally = totals.of(action);
            actions.put(action.label(), tally(tally));
        }
        OptionalLong room = report.roomAtDestination();
        Document.Builder document = Document.builder();
        document.put("digest", report.digest())
                .put("nothing_to_do", report.nothingToDo())
                .put("actions", actions.build())
                .put("failures", Classes.document(totals.failures()))
                .put("rejections", Rules.document(rejections))
                .put("excluded_by_hand", tally(totals.excludedByHand()))
                .put("unsupported", totals.unsupported())
                .put("incomparable", totals.incomparable())
                .put("unfit_names", tally(report.unfitNames()))
                .put("renamed", report.renamed())
                .put("bytes_to_write", totals.toCopy().bytes())
                .put("bytes_free", room.isPresent() ? room.getAsLong() : null)
                .put("notices", List.copyOf(report.notices()));
        if (breakdown != null) {
            document.put("breakdown", breakdown.document());
        }
        return document.build();
    }

    static Document tally(Tally tally) {
        return Document.builder()
                .put("nodes", tally.nodes())
                .put("bytes", tally.bytes())
                .build();
    }
}
