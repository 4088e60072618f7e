package org.sylos.engine.core;

import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.PlanSummary;

/**
 * The plan as it is put before a person.
 *
 * @param totals what a copy would do
 * @param digest tells this plan from any other
 * @param notices what cannot be kept, what does not fit and what else a person should know, one sentence each
 */
@Stability(Stability.Level.EVOLVING)
public record PlanReport(PlanSummary totals, String digest, List<String> notices) {

    /** Copies the list. */
    public PlanReport {
        notices = List.copyOf(notices);
    }

    /** {@return whether a copy has nothing to create and nothing to write} */
    public boolean nothingToDo() {
        return totals.toCopy().nodes() == 0;
    }
}
