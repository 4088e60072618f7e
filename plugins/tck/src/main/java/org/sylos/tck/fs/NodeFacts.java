package org.sylos.tck.fs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;

/**
 * What a {@link TreeSnapshot} knows of a node.
 *
 * @param kind what it is
 * @param size bytes of a file, 0 for everything else
 * @param mtime modification time; null where times are not kept or were left out
 * @param mode permission bits; null where they are not kept or were left out
 * @param content the CRC-32C of a file's bytes, the target of a link, the problem of anything else; empty for a folder
 */
@Stability(Stability.Level.EVOLVING)
public record NodeFacts(
        NodeKind kind,
        long size,
        @Nullable Instant mtime,
        @Nullable Integer mode,
        String content) {}
