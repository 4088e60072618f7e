package org.sylos.engine.api.storage;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeRef;

/**
 * A folder that gets its final metadata when everything in it is written.
 *
 * @param id node id on SRC
 * @param source the folder on SRC
 * @param destination the folder on DST
 * @param mtime modification time as planned; null where the source has none
 */
@Stability(Stability.Level.EVOLVING)
public record FolderFinish(
        long id,
        NodeRef source,
        NodeRef destination,
        @Nullable Instant mtime) implements Serializable {
    private static final long serialVersionUID = 1L;
}
