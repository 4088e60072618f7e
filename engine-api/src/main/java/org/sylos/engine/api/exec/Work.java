package org.sylos.engine.api.exec;

import java.io.Serializable;
import org.sylos.engine.api.Stability;

/**
 * A stream of independent tasks to be carried out.
 *
 * @param name what it is, for thread names and messages
 * @param source where the tasks come from
 * @param runner what carries them out
 * @param sink where the results go
 * @param limit how many may run at once
 * @param <T> the tasks: small records without state of the engine, so that they can travel
 * @param <R> the results
 */
@Stability(Stability.Level.EVOLVING)
public record Work<T extends Serializable, R>(
        String name,
        WorkSource<? extends T> source,
        WorkRunner<? super T, ? extends R> runner,
        WorkSink<? super R> sink,
        ConcurrencyLimit limit) {}
