package org.sylos.shell.render;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.PlanChangedException;
import org.sylos.engine.core.PlanDifference;
import org.sylos.engine.core.PlanDifference.Change;

/**
 * Who let which plan through, and whether it is still the plan.
 *
 * @param approval the approval
 * @param difference how the plan that there is differs from it; null when it does not, or when that does not matter any more
 */
public record ApprovalView(PlanApproval approval, @Nullable PlanDifference difference) {
    /** For people. */
    String text(Palette palette, ZoneId zone) {
        Fields fields = new Fields()
                .add("  by", approval.user())
                .add("  at", Tables.time(approval.at(), zone))
                .add("  to copy", CounterLine.tally(toCopy()))
                .add("  digest", approval.digest())
                .add("  state", state());
        return "\n" + palette.bold("Approval") + "\n" + fields.text();
    }

    private Tally toCopy() {
        Tally sum = Tally.ZERO;
        for (PlanAction action : List.of(PlanAction.CREATE_FOLDER, PlanAction.CREATE_FILE, PlanAction.OVERWRITE)) {
            sum = sum.plus(approval.totals().getOrDefault(action, Tally.ZERO));
        }
        return sum;
    }

    private String state() {
        if (approval.started()) {
            return "a copy began with it";
        }
        return difference == null
                ? "waits for the copy"
                : "the plan has become another: " + difference.text(Units::bytes);
    }

    /** For programs. */
    public Document document() {
        Document.Builder actions = Document.builder();
        for (PlanAction action : PlanAction.values()) {
            actions.put(action.label(), PlanView.tally(approval.totals().getOrDefault(action, Tally.ZERO)));
        }
        return Document.builder()
                .put("user", approval.user())
                .put("at", approval.at())
                .put("pass", (long) approval.pass())
                .put("digest", approval.digest())
                .put("state", approval.started() ? "used" : difference == null ? "waiting" : "outdated")
                .put("actions", actions.build())
                .put("changes", difference == null ? List.of() : changes(difference))
                .build();
    }

    /** In one sentence, that a plan is not carried out, and why not. */
    public static String refusal(String migration, PlanDifference difference) {
        return PlanChangedException.what(migration, difference) + ": " + difference.text(Units::bytes);
    }

    /** What differs, action by action, for programs. */
    public static List<Document> changes(PlanDifference difference) {
        List<Document> changes = new ArrayList<>();
        for (Change change : difference.changes()) {
            changes.add(Document.builder()
                    .put("action", change.action().label())
                    .put("before", PlanView.tally(change.before()))
                    .put("now", PlanView.tally(change.now()))
                    .build());
        }
        return changes;
    }
}
