package org.sylos.shell.render;

import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.DecisionRecord.Action;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.Tally;

/**
 * What came of leaving nodes out by hand, or of taking them in again; or what would come of it.
 *
 * @param action what was asked
 * @param change what changed, or would change
 * @param rehearsal whether nothing was changed
 * @param toCopy what is to be copied now
 */
public record DecisionView(Action action, ExclusionChange change, boolean rehearsal, Tally toCopy) {
    /** For people. */
    public String text() {
        StringBuilder out = new StringBuilder();
        String now = action == Action.EXCLUDE ? "left out" : "taken in again";
        if (change.selected() == 0) {
            out.append("Nothing that the source has was selected.\n");
        } else if (change.chosen() == 0) {
            out.append("Nothing ").append(rehearsal ? "would change" : "changed");
            if (change.passedOver() < change.selected()) {
                out.append(
                        action == Action.EXCLUDE
                                ? ": all of it is left out already"
                                : ": nothing of it was left out by itself");
            }
            out.append(".\n");
        } else {
            out.append(CounterLine.tally(change.changed()))
                    .append(rehearsal ? " would be " : change.changed().nodes() == 1 ? " is " : " are ")
                    .append(now);
            out.append(rehearsal ? ".\n" : " (decision " + change.decision() + ").\n");
        }
        if (change.passedOver() > 0) {
            out.append(Units.count(change.passedOver(), "selected node", "selected nodes"))
                    .append(
                            action == Action.EXCLUDE
                                    ? " passed over: rejected in discovery, or a folder whose content is spared.\n"
                                    : " passed over: rejected in discovery, which only a new discovery changes.\n");
        }
        if (change.stillExcluded() > 0) {
            out.append(Units.count(change.stillExcluded(), "selected node", "selected nodes"))
                    .append(rehearsal ? " would stay" : change.stillExcluded() == 1 ? " stays" : " stay")
                    .append(" left out, because a folder above is.\n");
        }
        if (!rehearsal) {
            out.append("To be copied: ").append(CounterLine.tally(toCopy)).append(".\n");
        }
        return out.toString();
    }

    /** For programs. */
    public Document document() {
        return Document.builder()
                .put("action", action == Action.EXCLUDE ? "exclude" : "include")
                .put("dry_run", rehearsal)
                .put("decision", change.decision() == 0 ? null : change.decision())
                .put("selected", change.selected())
                .put("passed_over", change.passedOver())
                .put("chosen", change.chosen())
                .put("changed", PlanView.tally(change.changed()))
                .put("still_excluded", change.stillExcluded())
                .put("to_copy", PlanView.tally(toCopy))
                .build();
    }

    /** What keeps a node out, and the command that changes it. */
    public static String keptOut(String path, HandExclusion by, String command) {
        Decision decision = by.decision().decision();
        String reason = decision.reason().isBlank() ? "" : ": " + decision.reason();
        return Text.printable("'" + path + "' stays left out, because " + decision.user() + " left '" + by.path()
                        + "' out (decision " + by.decision().sequence() + ")" + reason)
                + ".\n  To take that in again: "
                + Text.printable(command);
    }
}
