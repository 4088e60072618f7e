package org.sylos.engine.api.fs;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * A source file as the plan saw it. A file that is no longer so has drifted.
 *
 * @param size bytes
 * @param mtime modification time with the adapter's full precision; null where it has none
 */
@Stability(Stability.Level.EVOLVING)
public record Expected(long size, @Nullable Instant mtime) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * {@return whether a file is still as it was planned: a file of the same size and exactly the same time}
     *
     * @param now the file as it was found
     */
    public boolean holds(Entry now) {
        return now.kind() == NodeKind.FILE && now.size() == size && Objects.equals(now.mtime(), mtime);
    }
}
