package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * A decision that was carried out, with what it changed.
 *
 * @param sequence counts from 1
 * @param pass the pass in which it was made
 * @param action what was decided
 * @param decision who, when, why and about what
 * @param chosen nodes that were excluded by themselves, or no longer are
 * @param changed all nodes that were left out by it or taken in again, with their bytes
 */
@Stability(Stability.Level.EVOLVING)
public record DecisionRecord(long sequence, int pass, Action action, Decision decision, long chosen, Tally changed) {

    /** What was decided. */
    @Stability(Stability.Level.STABLE)
    public enum Action {
        /** Nodes were left out. */
        EXCLUDE(1),
        /** Nodes were taken in again. */
        INCLUDE(2);

        private final int code;

        Action(int code) {
            this.code = code;
        }

        /** {@return the number under which the action is persisted; it never changes} */
        public int code() {
            return code;
        }

        /**
         * {@return the action with this persisted number}
         *
         * @param code a persisted number
         * @throws IllegalArgumentException when no action has it
         */
        public static Action ofCode(int code) {
            for (Action action : values()) {
                if (action.code == code) {
                    return action;
                }
            }
            throw new IllegalArgumentException("no action has the code " + code);
        }
    }
}
