package org.sylos.engine.core.internal.lifecycle;

import java.util.List;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.core.RunOutcome;

/** Reads how a run ended from what it left behind. */
final class RunResults {
    private RunResults() {}

    /** How a copy that came to its end went. */
    static RunOutcome ofCopy(Balance balance, List<VerificationSummary> verification, List<String> faults) {
        if (verification.stream().anyMatch(summary -> !summary.passed())) {
            return RunOutcome.MISMATCH;
        }
        if (balance.failed().nodes() > 0) {
            return RunOutcome.FAILURES;
        }
        if (balance.drifted().nodes() > 0) {
            return RunOutcome.DRIFTED;
        }
        return faults.isEmpty() ? RunOutcome.COMPLETED : RunOutcome.MISMATCH;
    }

    /** The phase that a copy with this outcome leads to. */
    static Phase phaseAfterCopy(RunOutcome outcome) {
        return outcome == RunOutcome.COMPLETED ? Phase.COMPLETED : Phase.REVIEW;
    }
}
