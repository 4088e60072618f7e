package org.sylos.engine.api.fs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/** What must hold at the destination for a write to be committed. */
@Stability(Stability.Level.EVOLVING)
public sealed interface WriteCondition {
    /** Nothing may be there; otherwise {@link org.sylos.engine.api.ErrorClass#ALREADY_EXISTS}. */
    @Stability(Stability.Level.EVOLVING)
    record Absent() implements WriteCondition {}

    /**
     * Exactly this file or link is there and is replaced. When it has gone, or its size or mtime is another, the write fails
     * with {@link org.sylos.engine.api.ErrorClass#CONFLICT} and what is there stays.
     *
     * @param existing the node to replace
     * @param size its size in bytes
     * @param mtime its modification time; null where the adapter has none
     */
    @Stability(Stability.Level.EVOLVING)
    record Unchanged(NodeRef existing, long size, @Nullable Instant mtime) implements WriteCondition {}

    /** The shared instance of {@link Absent}. */
    WriteCondition ABSENT = new Absent();
}
