package org.sylos.engine.core.internal.phase;

import java.util.Set;
import java.util.function.Supplier;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.IllegalPhaseException;

/**
 * Where everything passes that changes an open migration between its runs: one after the other, and only while no run goes on.
 * What is done inside may pass the gate again. Thread-safe.
 */
public interface Gate {
    /** Whether a change could pass in this phase at this moment. */
    boolean isOpen(Phase phase);

    /**
     * Does something in one of these phases, while no run goes on and none can begin.
     *
     * @param asked what is asked for, in the infinitive
     * @throws IllegalPhaseException in another phase, and while a run goes on
     * @throws SylosException when the migration is closed
     */
    <T> T pass(String asked, Set<Phase> phases, Supplier<T> change);

    /** Does something during which nothing passes, no run begins and none ends, whether or not the gate is open. */
    <T> T hold(Supplier<T> look);
}
