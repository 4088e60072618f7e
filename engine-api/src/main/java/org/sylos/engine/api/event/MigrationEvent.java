package org.sylos.engine.api.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;

/** What a migration tells those who listen. More kinds may be added. */
@Stability(Stability.Level.EVOLVING)
public interface MigrationEvent {
    /** {@return when it happened} */
    Instant at();

    /**
     * The migration has moved to another phase, and that is durable.
     *
     * @param at when it happened
     * @param from the phase that was left
     * @param to the phase that was entered
     */
    @Stability(Stability.Level.EVOLVING)
    record PhaseChanged(Instant at, Phase from, Phase to) implements MigrationEvent {}

    /**
     * A round of one side is complete and durable.
     *
     * @param at when it happened
     * @param side the side that was listed
     * @param depth depth of the folders that were listed
     * @param folders folders listed
     * @param children nodes found in them
     */
    @Stability(Stability.Level.EVOLVING)
    record RoundSealed(Instant at, Side side, int depth, long folders, long children) implements MigrationEvent {}

    /**
     * How far the run is; sent at every progress tick.
     *
     * @param at when it was measured
     * @param phase the phase that the run is in
     * @param queues the queues that the run works on
     */
    @Stability(Stability.Level.EVOLVING)
    record Progress(Instant at, Phase phase, List<QueueMetrics> queues) implements MigrationEvent {

        /** Copies the list. */
        public Progress {
            queues = List.copyOf(queues);
        }
    }

    /**
     * An entry was added to the journal.
     *
     * @param entry the entry
     */
    @Stability(Stability.Level.EVOLVING)
    record Logged(JournalEntry entry) implements MigrationEvent {
        @Override
        public Instant at() {
            return entry.at();
        }
    }

    /**
     * A run has ended.
     *
     * @param at when it happened
     * @param phase the phase it ended in
     * @param error what ended it early; null when it came to its end
     */
    @Stability(Stability.Level.EVOLVING)
    record RunEnded(Instant at, Phase phase, @Nullable Throwable error) implements MigrationEvent {}
}
