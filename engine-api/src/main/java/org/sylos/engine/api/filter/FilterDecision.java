package org.sylos.engine.api.filter;

import org.sylos.engine.api.Stability;

/** What a filter decided. */
@Stability(Stability.Level.STABLE)
public sealed interface FilterDecision {
    /** The node takes part. */
    @Stability(Stability.Level.STABLE)
    record Accept() implements FilterDecision {}

    /**
     * The node and everything below it stay behind.
     *
     * @param rule name of the rule that decided; not blank
     * @param reason why, for people; not blank
     */
    @Stability(Stability.Level.STABLE)
    record Reject(String rule, String reason) implements FilterDecision {

        /**
         * Checks the texts.
         *
         * @throws IllegalArgumentException when the rule or the reason is blank
         */
        public Reject {
            if (rule.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException("a rejection names its rule and its reason");
            }
        }
    }

    /** The shared instance of {@link Accept}. */
    FilterDecision ACCEPT = new Accept();
}
