package org.sylos.engine.api.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * One try in the history of a node. Nodes that succeeded at the first try have no history.
 *
 * @param operation what was tried
 * @param number counts the tries of that operation on that node, from 1
 * @param at when it ended
 * @param errorClass what kind of trouble it met; null when it succeeded
 * @param message what went wrong; null when it succeeded
 */
@Stability(Stability.Level.EVOLVING)
public record AttemptRecord(
        Operation operation,
        int number,
        Instant at,
        @Nullable ErrorClass errorClass,
        @Nullable String message) {
    /** What was tried. */
    @Stability(Stability.Level.EVOLVING)
    public enum Operation {
        /** Listing a folder, or reading an entry while it was listed. */
        LIST(1),
        /** Comparing by checksum. */
        COMPARE(2),
        /** Creating or writing. */
        COPY(3),
        /** Verifying. */
        VERIFY(4);

        private final int code;

        Operation(int code) {
            this.code = code;
        }

        /** {@return the number under which it is persisted; it never changes} */
        public int code() {
            return code;
        }
    }
}
