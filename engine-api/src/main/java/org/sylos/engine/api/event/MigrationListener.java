package org.sylos.engine.api.event;

import org.sylos.engine.api.Stability;

/**
 * Hears what a migration does. Called from one thread of the engine at a time, in order, never under a lock of the engine. It
 * must be quick; what it throws is logged and does not harm the run. Behind a listener that is ten thousand events late, entries of
 * the journal and progress are left out; changes of the phase, rounds and ends of runs arrive always.
 */
@FunctionalInterface
@Stability(Stability.Level.EVOLVING)
public interface MigrationListener {
    /**
     * Something happened.
     *
     * @param event what happened
     */
    void onEvent(MigrationEvent event);
}
