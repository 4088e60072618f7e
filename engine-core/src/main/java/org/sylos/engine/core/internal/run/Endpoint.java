package org.sylos.engine.core.internal.run;

import java.time.Duration;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.exec.ConcurrencyLimit;
import org.sylos.engine.api.exec.WorkRunner.Load;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.exec.ServicePause;
import org.sylos.engine.core.internal.metrics.CallMeter;
import org.sylos.engine.core.internal.pace.Pace;
import org.sylos.engine.core.internal.pace.PacedAdapter;

/**
 * One side of a run: its adapter, and how hard it may be pushed. Listing and copying have limits of their own, a pause asked
 * for by the service holds for both.
 *
 * @param side which one
 * @param adapter the adapter
 * @param listing limit for listing and looking up
 * @param copying limit for reading and writing files
 * @param pause holds everybody back while the service asked for it
 * @param pace spaces the calls of the adapter when the service takes so many a second
 * @param calls how the calls of the adapter went
 */
public record Endpoint(
        Side side,
        FSAdapter adapter,
        ConcurrencyLimit listing,
        ConcurrencyLimit copying,
        ServicePause pause,
        Pace pace,
        CallMeter calls) {
    /** A side whose service refused nothing so far. */
    public static Endpoint of(
            Side side, FSAdapter adapter, ConcurrencyLimit listing, ConcurrencyLimit copying, NanoClock clock) {
        Pace pace = new Pace(clock);
        CallMeter calls = new CallMeter(System.nanoTime());
        return new Endpoint(
                side,
                new PacedAdapter(adapter, pace, calls, clock),
                listing,
                copying,
                new ServicePause(clock),
                pace,
                calls);
    }

    /** What a refusal says of the number of workers: nothing, when it is the pace that follows it. */
    public Load whenRefused() {
        return pace.paced() ? Load.UNKNOWN : Load.OVERLOADED;
    }

    /** Holds this side back for as long as its service asked. */
    public void pauseFor(Duration span) {
        pause.pause(span);
    }
}
