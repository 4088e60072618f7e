package org.sylos.engine.api.rule;

import org.sylos.engine.api.Stability;

/** How a text is held against another, character by character and exactly. */
@Stability(Stability.Level.EVOLVING)
public enum TextTest {
    /** It is the other. */
    EQUALS,
    /** The other is somewhere in it. */
    CONTAINS,
    /** It begins with the other. */
    STARTS_WITH,
    /** It ends with the other. */
    ENDS_WITH;

    /**
     * {@return whether a text passes}
     *
     * @param text the text asked about
     * @param other what it is held against
     */
    public boolean passes(String text, String other) {
        return switch (this) {
            case EQUALS -> text.equals(other);
            case CONTAINS -> text.contains(other);
            case STARTS_WITH -> text.startsWith(other);
            case ENDS_WITH -> text.endsWith(other);
        };
    }
}
