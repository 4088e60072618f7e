package org.sylos.engine.api.filter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;

/**
 * A discovered source node about which a filter decides.
 *
 * @param path root-relative path
 * @param name last part of the path
 * @param kind what it is
 * @param size bytes of a file, 0 for everything else
 * @param mtime modification time; null where the adapter has none
 * @param depth distance from the root, at least 1
 */
@Stability(Stability.Level.STABLE)
public record Candidate(
        String path,
        String name,
        NodeKind kind,
        long size,
        @Nullable Instant mtime,
        int depth) {}
