package org.sylos.engine.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.Tally;

/**
 * How the plan that there is differs from the one that was let through.
 *
 * @param approval the approval that waits for a copy; null when there is none, and the plan is measured by the one that was
 *     reviewed last
 * @param digestBefore digest of the plan that was let through
 * @param digestNow digest of the plan that there is
 * @param before what the plan that was let through would do; empty when that is not known
 * @param now what the plan that there is would do; actions without nodes may be missing in both
 */
@Stability(Stability.Level.EVOLVING)
public record PlanDifference(
        @Nullable PlanApproval approval,
        String digestBefore,
        String digestNow,
        Map<PlanAction, Tally> before,
        Map<PlanAction, Tally> now) {

    /**
     * One action of which there is more, less or something else to do.
     *
     * @param action the action
     * @param before nodes and bytes in the plan that was let through
     * @param now nodes and bytes in the plan that there is
     */
    @Stability(Stability.Level.EVOLVING)
    public record Change(PlanAction action, Tally before, Tally now) {}

    /** Copies the maps. */
    public PlanDifference {
        before = copy(before);
        now = copy(now);
    }

    private static Map<PlanAction, Tally> copy(Map<PlanAction, Tally> totals) {
        EnumMap<PlanAction, Tally> copy = new EnumMap<>(PlanAction.class);
        copy.putAll(totals);
        return Map.copyOf(copy);
    }

    /** {@return the actions whose totals differ, in the order of actions} None when the plan before is not known. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (PlanAction action : PlanAction.values()) {
            Tally then = before.getOrDefault(action, Tally.ZERO);
            Tally today = now.getOrDefault(action, Tally.ZERO);
            if (!before.isEmpty() && !then.equals(today)) {
                changes.add(new Change(action, then, today));
            }
        }
        return changes;
    }

    /** {@return the approval that waits for a copy} */
    public Optional<PlanApproval> waiting() {
        return Optional.ofNullable(approval);
    }

    /**
     * {@return what differs, in words: {@code 12 more files to create (112 instead of 100, +3.1 GiB)}}
     *
     * @param bytes writes a number of bytes that is not negative
     */
    public String text(LongFunction<String> bytes) {
        if (before.isEmpty()) {
            return "it has the digest " + digestNow + " instead of " + digestBefore;
        }
        List<String> parts = new ArrayList<>();
        changes().forEach(change -> parts.add(text(change, bytes)));
        return parts.isEmpty()
                ? "the numbers are the same, but names, sizes or times are not"
                : String.join(", ", parts);
    }

    private static String text(Change change, LongFunction<String> bytes) {
        long nodes = change.now().nodes() - change.before().nodes();
        long more = change.now().bytes() - change.before().bytes();
        String size = more == 0 ? "" : (more < 0 ? "-" : "+") + bytes.apply(Math.abs(more));
        if (nodes == 0) {
            return "as many " + words(change.action(), false) + " (" + size + ")";
        }
        String amount = Math.abs(nodes) + (nodes < 0 ? " fewer " : " more ");
        return amount + words(change.action(), Math.abs(nodes) == 1) + " ("
                + change.now().nodes() + " instead of " + change.before().nodes()
                + (size.isEmpty() ? "" : ", " + size) + ")";
    }

    private static String words(PlanAction action, boolean one) {
        return switch (action) {
            case CREATE_FOLDER -> one ? "folder to create" : "folders to create";
            case CREATE_FILE -> one ? "file to create" : "files to create";
            case OVERWRITE -> one ? "file to overwrite" : "files to overwrite";
            case KEEP -> one ? "node to keep" : "nodes to keep";
            case EXCLUDE -> one ? "node left out" : "nodes left out";
            case FAIL -> one ? "node that cannot be done" : "nodes that cannot be done";
            case DST_ONLY -> one ? "node only the destination has" : "nodes only the destination has";
        };
    }
}
