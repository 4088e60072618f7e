package org.sylos.engine.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.Balance;

/**
 * How a migration stands at this moment.
 *
 * @param phase where it stands
 * @param returnTo the phase to return to when suspended, otherwise null
 * @param running whether a run goes on in this process
 * @param verification how the latest verification stands that was begun by itself
 * @param pass counts the discoveries begun from scratch
 * @param balance where every source node stands
 * @param queues the queues of the run that goes on; empty when none does
 */
@Stability(Stability.Level.EVOLVING)
public record LiveStatus(
        Phase phase,
        @Nullable Phase returnTo,
        boolean running,
        VerificationRun verification,
        int pass,
        Balance balance,
        List<QueueMetrics> queues) {

    /** Copies the list. */
    public LiveStatus {
        queues = List.copyOf(queues);
    }
}
