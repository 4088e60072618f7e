package org.sylos.engine.core;

import java.util.List;
import java.util.OptionalLong;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;

/**
 * The plan as it is put before a person.
 *
 * @param totals what a copy would do
 * @param digest tells this plan from any other
 * @param roomAtDestination bytes that can still be written at the destination, where that is known; for the copy it needs as many
 *     as the plan writes, and for one file at a time those that are replaced as well
 * @param unfitNames nodes to be created under names that the destination cannot hold, which therefore will fail
 * @param renamed nodes that have another name at the destination
 * @param notices what cannot be kept, what does not fit and what else a person should know, one sentence each
 */
@Stability(Stability.Level.EVOLVING)
public record PlanReport(
        PlanSummary totals,
        String digest,
        OptionalLong roomAtDestination,
        Tally unfitNames,
        long renamed,
        List<String> notices) {

    /** Copies the list. */
    public PlanReport {
        notices = List.copyOf(notices);
    }

    /** {@return whether a copy has nothing to create and nothing to write} */
    public boolean nothingToDo() {
        return totals.toCopy().nodes() == 0;
    }
}
