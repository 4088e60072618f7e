package org.sylos.engine.api.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NameRules;

/** What people want to know. Everything counted counts all that matches. */
@Stability(Stability.Level.EVOLVING)
public interface InspectionStore {
    /**
     * {@return nodes of a side by traversal status; a status without nodes may be missing}
     *
     * @param side the side asked about
     */
    Map<TraversalStatus, Tally> traversalCounts(Side side);

    /** {@return source nodes by copy status, rejected ones left out; a status without nodes may be missing} */
    Map<CopyStatus, Tally> copyCounts();

    /** {@return what a copy would do} */
    PlanSummary plan();

    /**
     * {@return what is to be copied below a source folder, by size and by place; nothing when there is no such folder}
     *
     * @param srcFolder id of the folder
     * @param folders most folders to answer, at least 1
     */
    PlanDetail planDetail(long srcFolder, int folders);

    /**
     * {@return source nodes to be created under a name that a storage cannot hold, with their bytes} Nodes that have another
     * name at the destination are not among them, and what lies below such a folder only when its own name is such.
     *
     * @param names what the destination holds
     */
    Tally unfitNames(NameRules names);

    /**
     * {@return the nodes that {@link #unfitNames(NameRules)} counts, in the order of ids}
     *
     * @param names what the destination holds
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<NodeView> unfitNames(NameRules names, long afterId, int max);

    /**
     * {@return source nodes that filters rejected, by the name of the rule} Those of a kind that is not migrated are under
     * {@code unsupported}. What lies below a rejected folder was never looked at and is not counted.
     */
    Map<String, Tally> rejections();

    /**
     * {@return a digest of the plan: of every source node with copy status {@code pending} its action, kind, path,
     * size, modification time and link target} It does not depend on ids, order or history: equal plans have equal
     * digests in every store.
     *
     * <p>It is, in lower-case hexadecimal, 16 digits of the number of those nodes followed by 32 digits of the sum modulo
     * 2<sup>128</sup> of the MD5 values, read as unsigned big-endian numbers, of the UTF-8 texts
     * {@code action|kind|size|seconds|nanos|target|path}: {@code action} is {@code create} or {@code overwrite}, {@code kind}
     * the number of the kind, {@code seconds} and {@code nanos} the time since 1970 (both empty without a time), {@code target}
     * the link target (empty without one). Of a node that has another name at the destination, {@code rename|name/|} comes before
     * all that.
     */
    String planDigest();

    /**
     * {@return the nodes of one action, in the order of ids}
     *
     * @param action the action
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<NodeView> planNodes(PlanAction action, long afterId, int max);

    /**
     * {@return nodes that failed or drifted, on one side, in the order of ids}
     *
     * @param side the side asked about
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<NodeView> failures(Side side, long afterId, int max);

    /**
     * {@return the node at a path; the folder when a folder and a file have it}
     *
     * @param side the side asked about
     * @param path root-relative path
     */
    Optional<NodeView> node(Side side, String path);

    /**
     * {@return all nodes of a side in the order of ids}
     *
     * @param side the side asked about
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<NodeView> nodes(Side side, long afterId, int max);

    /**
     * {@return the history of a node, oldest first}
     *
     * @param side the side the node is on
     * @param id its node id
     */
    List<AttemptRecord> attempts(Side side, long id);

    /** {@return where every source node stands} */
    Balance balance();

    /**
     * Checks what must hold of the stored nodes: each has a folder that is there and is one depth above it, none is there twice,
     * every pair joins two that are there and none is paired twice.
     *
     * @return one line for each kind of breach found; empty when all is well
     */
    List<String> breaches();
}
