package org.sylos.engine.core;

import java.util.List;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.SylosException;

/** What was asked does not fit the phase in which the migration is. */
@Stability(Stability.Level.EVOLVING)
public final class IllegalPhaseException extends SylosException {
    private static final long serialVersionUID = 1L;

    private final Phase phase;

    /**
     * Creates the exception.
     *
     * @param migration name of the migration
     * @param phase the phase it is in
     * @param asked what was asked, in the infinitive: "start the copy"
     * @param possible what can be asked instead, in the same form
     */
    public IllegalPhaseException(String migration, Phase phase, String asked, List<String> possible) {
        super(
                "cannot " + asked + ": the migration '" + migration + "' is in phase " + phase.label(),
                possible.isEmpty() ? null : "possible now: " + String.join(", ", possible),
                null);
        this.phase = phase;
    }

    /** {@return the phase in which the migration is} */
    public Phase phase() {
        return phase;
    }
}
