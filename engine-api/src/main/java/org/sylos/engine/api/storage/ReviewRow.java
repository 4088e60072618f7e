package org.sylos.engine.api.storage;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;

/**
 * A node in review: a source node, side by side with the destination node it is paired with; or a node that only the destination
 * has, once its level was compared. Nodes that met and cannot be paired (another kind, colliding names) are two rows.
 *
 * @param path root-relative path; that of the source node where there is one
 * @param name its name; empty for a root
 * @param depth distance from the root
 * @param kind what it is; both of a pair are of one kind
 * @param src the source node; null when only the destination has it
 * @param dst the destination node; null when there was none when the level was compared, also when one was written since
 * @param copy how the copy deals with it; null for rejected nodes and those that only the destination has
 * @param action what the plan says about it
 * @param rule the filter's rule that rejected it; null when none did
 * @param reason why it is left out, in the words of the filter or of whoever excluded it by hand; null when it is not left out
 *     by itself, see {@link ReviewStore#exclusionsOf}
 * @param decision sequence number of the decision that excluded it itself by hand; 0 when it is not excluded by itself
 * @param errorClass class of the failure that the source node's status stands for, or else the destination node's; null when
 *     neither failed
 * @param message message of that failure, or null
 * @param attempts tries in the history of both nodes
 * @param marks what is to be tried again of either node
 * @param newName name at the destination that somebody gave the source node, see {@link RenameStore}; null when nobody did. What
 *     lies below a renamed folder has none for that. It equals {@code name} when the node was to keep its own of several alike
 */
@Stability(Stability.Level.EVOLVING)
public record ReviewRow(
        String path,
        String name,
        int depth,
        NodeKind kind,
        @Nullable Half src,
        @Nullable Half dst,
        @Nullable CopyStatus copy,
        PlanAction action,
        @Nullable String rule,
        @Nullable String reason,
        long decision,
        @Nullable ErrorClass errorClass,
        @Nullable String message,
        int attempts,
        Set<RetryKind> marks,
        @Nullable String newName) {

    /**
     * Checks that there is a node, and copies the set.
     *
     * @throws IllegalArgumentException when there is one on neither side
     */
    public ReviewRow {
        if (src == null && dst == null) {
            throw new IllegalArgumentException("a row without a node");
        }
        marks = marks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(marks));
    }

    /** {@return the source node, or else the destination node} */
    public Half main() {
        if (src != null) {
            return src;
        }
        if (dst == null) {
            throw new IllegalStateException("a row has a node");
        }
        return dst;
    }

    /** {@return id on SRC; 0 when only the destination has it} */
    public long srcId() {
        return src == null ? 0 : src.id();
    }

    /** {@return id on DST; 0 when the destination has none} */
    public long dstId() {
        return dst == null ? 0 : dst.id();
    }

    /** {@return whether it is a folder} */
    public boolean isFolder() {
        return kind == NodeKind.FOLDER;
    }

    /** {@return whether a filter, its kind or a person says that it is not to be copied} */
    public boolean excluded() {
        return src != null && action == PlanAction.EXCLUDE;
    }

    /** {@return the name that somebody gave it at the destination, where that is not its own} */
    public Optional<String> otherName() {
        return Optional.ofNullable(newName).filter(given -> !given.equals(name));
    }

    /**
     * The node on one side.
     *
     * @param id its id on that side
     * @param name how that side spells the name; empty for a root
     * @param size bytes; 0 for folders
     * @param mtime modification time; null where the service has none
     * @param traversal how discovery dealt with it
     * @param nativeId the adapter's identifier, or null
     * @param linkTarget target of a link, or null
     */
    @Stability(Stability.Level.EVOLVING)
    public record Half(
            long id,
            String name,
            long size,
            @Nullable Instant mtime,
            TraversalStatus traversal,
            @Nullable String nativeId,
            @Nullable String linkTarget) {}
}
