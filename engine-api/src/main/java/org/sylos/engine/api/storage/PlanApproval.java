package org.sylos.engine.api.storage;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.sylos.engine.api.Stability;

/**
 * The record that a plan was let through to be copied.
 *
 * @param at when
 * @param user who
 * @param pass the pass whose plan it is, from 1
 * @param started whether a copy began with it, which uses it up; otherwise it waits for the copy
 * @param digest digest of the plan, see {@link InspectionStore#planDigest}
 * @param totals what the plan would do, nodes and bytes by action; an action without nodes may be missing
 */
@Stability(Stability.Level.EVOLVING)
public record PlanApproval(
        Instant at, String user, int pass, boolean started, String digest, Map<PlanAction, Tally> totals) {

    /** Copies the map. */
    public PlanApproval {
        EnumMap<PlanAction, Tally> copy = new EnumMap<>(PlanAction.class);
        copy.putAll(totals);
        totals = Map.copyOf(copy);
    }
}
