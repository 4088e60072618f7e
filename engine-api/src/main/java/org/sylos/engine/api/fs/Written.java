package org.sylos.engine.api.fs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * A node that a write left behind.
 *
 * @param ref how it is addressed from now on
 * @param size its size in bytes; 0 for folders and links
 * @param mtime its modification time as the storage now has it; null where it has none or does not tell
 * @param checksum a checksum that the storage computed of what it received; null where it did not
 */
@Stability(Stability.Level.EVOLVING)
public record Written(
        NodeRef ref,
        long size,
        @Nullable Instant mtime,
        @Nullable Checksum checksum) {}
