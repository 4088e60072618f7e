package org.sylos.engine.core;

import java.util.Locale;
import org.sylos.engine.api.Stability;

/** How the verification stands that was begun last by {@link Migration#startVerify}, which leaves the phase as it is. */
@Stability(Stability.Level.EVOLVING)
public enum VerificationRun {
    /** None was begun in this pass, or it came to its end, or a copy came after it. */
    NONE,
    /** It goes on. */
    RUNNING,
    /** It was stopped or broke off before it had looked at every node; beginning anew is all there is to do. */
    INTERRUPTED;

    /** {@return the form in which it is kept; never changes} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the constant with this label}
     *
     * @param label as {@link #label} gives it
     * @throws IllegalArgumentException when there is none
     */
    public static VerificationRun ofLabel(String label) {
        for (VerificationRun each : values()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no such state of a verification");
    }
}
