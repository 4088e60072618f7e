package org.sylos.engine.core.internal.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;

/**
 * What tells a plan from others, and what it would do.
 *
 * @param digest its digest
 * @param totals nodes and bytes by action
 */
record PlanFacts(String digest, Map<PlanAction, Tally> totals) {
    /** Of which nothing is known. */
    static final PlanFacts NONE = new PlanFacts("", Map.of());

    PlanFacts {
        totals = Map.copyOf(totals);
    }

    static PlanFacts of(InspectionStore store, PlanSummary plan) {
        return new PlanFacts(store.planDigest(), plan.actions());
    }

    /** As a text to be kept. */
    String text() {
        List<String> lines = new ArrayList<>(List.of(digest));
        for (PlanAction action : PlanAction.values()) {
            Tally tally = totals.get(action);
            if (tally != null) {
                lines.add(action.label() + " " + tally.nodes() + " " + tally.bytes());
            }
        }
        return String.join("\n", lines);
    }

    /** Reads {@link #text}. Totals of a damaged text are not known; its digest is that of no plan. */
    static PlanFacts parse(String text) {
        String[] lines = text.split("\n", -1);
        Map<PlanAction, Tally> totals = new EnumMap<>(PlanAction.class);
        for (PlanAction action : PlanAction.values()) {
            for (String line : lines) {
                if (line.matches(action.label() + " [0-9]{1,18} [0-9]{1,18}")) {
                    String[] words = line.split(" ", -1);
                    totals.put(action, new Tally(Long.parseLong(words[1]), Long.parseLong(words[2])));
                }
            }
        }
        return new PlanFacts(lines[0], totals);
    }
}
