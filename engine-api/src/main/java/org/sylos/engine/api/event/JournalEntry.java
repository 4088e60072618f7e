package org.sylos.engine.api.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * One line of a migration's journal.
 *
 * @param at when it happened
 * @param level how much it matters
 * @param component the part of the engine that speaks, such as {@code traverse} or {@code copy}
 * @param node path of the node it is about; null when it is about no single node
 * @param message what happened; never holds a secret
 */
@Stability(Stability.Level.EVOLVING)
public record JournalEntry(
        Instant at, Level level, String component, @Nullable String node, String message) {
    /** How much an entry matters, from least to most. */
    @Stability(Stability.Level.EVOLVING)
    public enum Level {
        /** Every step. */
        TRACE(1),
        /** What helps to find a defect. */
        DEBUG(2),
        /** What an administrator wants to have on record. */
        INFO(3),
        /** Something went wrong and was dealt with. */
        WARNING(4),
        /** Something failed for good. */
        ERROR(5),
        /** The run cannot go on. */
        CRITICAL(6);

        private final int code;

        Level(int code) {
            this.code = code;
        }

        /** {@return the number under which the level is persisted; larger matters more; it never changes} */
        public int code() {
            return code;
        }

        /**
         * {@return the level with this persisted number}
         *
         * @param code the number, from 1
         * @throws IllegalArgumentException when no level has it
         */
        public static Level ofCode(int code) {
            for (Level level : values()) {
                if (level.code == code) {
                    return level;
                }
            }
            throw new IllegalArgumentException("no journal level has the code " + code);
        }
    }
}
