package org.sylos.engine.api.verify;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/**
 * A node that a copy wrote, as it was promised.
 *
 * @param source the node on the source side
 * @param destination the node on the destination side
 * @param kind what it is: a file or a link
 * @param size bytes promised
 * @param mtime modification time promised; null where there is none
 * @param linkTarget target text of a link; null for files
 * @param copied checksum computed of the bytes while they were copied; null when none was
 */
@Stability(Stability.Level.EVOLVING)
public record VerifyRequest(
        NodeRef source,
        NodeRef destination,
        NodeKind kind,
        long size,
        @Nullable Instant mtime,
        @Nullable String linkTarget,
        @Nullable Checksum copied)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
