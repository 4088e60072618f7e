package org.sylos.engine.core;

import java.util.List;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.VerificationSummary;

/**
 * What a run left behind.
 *
 * @param phase the phase it ended in
 * @param outcome how it ended
 * @param balance where every source node stands
 * @param verification findings by verifier; empty when the run did not verify
 * @param notices what a person should know, one sentence each
 */
@Stability(Stability.Level.EVOLVING)
public record RunResult(
        Phase phase,
        RunOutcome outcome,
        Balance balance,
        List<VerificationSummary> verification,
        List<String> notices) {

    /** Copies the lists. */
    public RunResult {
        verification = List.copyOf(verification);
        notices = List.copyOf(notices);
    }
}
