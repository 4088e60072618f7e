package org.sylos.engine.core.internal.copy;

import java.util.List;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.core.internal.run.Failure;

/** Outcomes of tries that failed. */
final class CopyOutcomes {
    private CopyOutcomes() {}

    static CopyOutcome failed(long id, Failure failure, boolean retried) {
        return new CopyOutcome(
                id, retried ? CopyStatus.PENDING : CopyStatus.FAILED, null, null, List.of(failure.attempt()));
    }
}
