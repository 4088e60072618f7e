package org.sylos.engine.api.storage;

import java.util.EnumMap;
import java.util.Map;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * What a copy would do, in totals.
 *
 * @param actions nodes and bytes by action; an action without nodes may be missing
 * @param failures nodes by failure class, both sides; a class without nodes may be missing
 * @param excludedByHand nodes and bytes that a person left out; they are among the excluded ones
 * @param unsupported source nodes left out because of their kind; they are among the excluded ones
 * @param incomparable files to be overwritten only because the sides have no checksum in common; among the overwritten ones
 * @param deepest depth of the deepest source node
 */
@Stability(Stability.Level.EVOLVING)
public record PlanSummary(
        Map<PlanAction, Tally> actions,
        Map<ErrorClass, Long> failures,
        Tally excludedByHand,
        long unsupported,
        long incomparable,
        int deepest) {

    /** Copies the maps. */
    public PlanSummary {
        EnumMap<PlanAction, Tally> copy = new EnumMap<>(PlanAction.class);
        copy.putAll(actions);
        actions = Map.copyOf(copy);
        failures = Map.copyOf(failures);
    }

    /**
     * {@return nodes and bytes of one action}
     *
     * @param action the action
     */
    public Tally of(PlanAction action) {
        return actions.getOrDefault(action, Tally.ZERO);
    }

    /** {@return nodes that a copy would create or write} */
    public Tally toCopy() {
        return of(PlanAction.CREATE_FOLDER).plus(of(PlanAction.CREATE_FILE)).plus(of(PlanAction.OVERWRITE));
    }
}
