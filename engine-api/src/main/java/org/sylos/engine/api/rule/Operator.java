package org.sylos.engine.api.rule;

import org.sylos.engine.api.Stability;

/** How a number or a time is compared with another. */
@Stability(Stability.Level.EVOLVING)
public enum Operator {
    /** Less than, or before. */
    LESS("<"),
    /** Not more than, or not after. */
    AT_MOST("<="),
    /** The same. */
    EQUAL("="),
    /** Not less than, or not before. */
    AT_LEAST(">="),
    /** More than, or after. */
    GREATER(">");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** {@return the sign that people and SQL write for it} */
    public String symbol() {
        return symbol;
    }

    /**
     * {@return whether the comparison holds}
     *
     * @param value the value asked about
     * @param bound what it is compared with
     * @param <T> what is compared
     */
    public <T extends Comparable<T>> boolean holds(T value, T bound) {
        int order = value.compareTo(bound);
        return switch (this) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case AT_LEAST -> order >= 0;
            case GREATER -> order > 0;
        };
    }
}
