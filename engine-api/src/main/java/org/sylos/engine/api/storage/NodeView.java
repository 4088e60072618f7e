package org.sylos.engine.api.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;

/**
 * A node as people see it.
 *
 * @param side the side it is on
 * @param id its id on that side
 * @param parentId id of its folder; 0 for the root
 * @param depth distance from the root
 * @param kind what it is
 * @param path root-relative path
 * @param size bytes
 * @param mtime modification time, or null
 * @param nativeId the adapter's identifier, or null
 * @param linkTarget target of a link, or null
 * @param traversal how discovery dealt with it
 * @param copy how the copy dealt with it; null on DST and for rejected nodes
 * @param partnerId id of the node it is paired with on the other side; 0 when there is none
 * @param errorClass class of its latest failure; null when it is not failed or drifted
 * @param message message of its latest failure, or the reason of its exclusion; null when there is neither
 * @param rule the rule that excluded it; null when none did
 * @param attempts tries in its history
 */
@Stability(Stability.Level.EVOLVING)
public record NodeView(
        Side side,
        long id,
        long parentId,
        int depth,
        NodeKind kind,
        String path,
        long size,
        @Nullable Instant mtime,
        @Nullable String nativeId,
        @Nullable String linkTarget,
        TraversalStatus traversal,
        @Nullable CopyStatus copy,
        long partnerId,
        @Nullable ErrorClass errorClass,
        @Nullable String message,
        @Nullable String rule,
        int attempts) {}
