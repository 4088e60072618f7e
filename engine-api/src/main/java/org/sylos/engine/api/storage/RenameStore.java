package org.sylos.engine.api.storage;

import java.util.Collection;
import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NameRules;

/**
 * Names that source nodes have at the destination instead of their own, because theirs cannot be used there. A name belongs to one
 * node and stays with it: what is copied gets it, and so does a node of that kind and path that a retry sweep or a new pass
 * finds, which is then compared under it. What lies below a renamed folder goes along without being renamed itself. Which phase
 * names may be changed in is for the engine to see to.
 */
@Stability(Stability.Level.EVOLVING)
public interface RenameStore {
    /**
     * {@return the nodes that need another name, in the order of ids} These are the nodes to be created whose names the
     * destination cannot hold, and the nodes whose copy failed, in discovery or in an earlier copy, with the class
     * {@code CONFLICT} or {@code INVALID_NAME}. Nodes that have another name already are not among them, nor is what is left out.
     *
     * @param names what the destination holds
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<NodeView> misfits(NameRules names, long afterId, int max);

    /**
     * {@return those of some nodes that {@link #misfits(NameRules, long, int)} has, in the order of ids}
     *
     * @param names what the destination holds
     * @param srcIds which nodes; ids of no node count for nothing
     */
    List<NodeView> misfits(NameRules names, Collection<Long> srcIds);

    /**
     * Gives nodes other names. It applies to source nodes below the root that have no partner, are not left out, could be read, and
     * are pending or failed as {@link #misfits} says. A name is taken when, in the same folder, the destination has a node of that
     * name, or another source node has it there, in the form that the rule folds names to; names that nodes give up in this
     * very call, before it, are free. Names are given out in the order asked for, but nodes that keep their own come last. What failed becomes pending, and with a folder what failed below because of it.
     *
     * @param names the names; each node once
     * @param rule how names are told apart
     * @param decision who, and when
     * @return what changed
     * @throws IllegalArgumentException when a node comes twice
     */
    RenameChange rename(List<NewName> names, CompareRule rule, Decision decision);

    /**
     * {@return what {@link #rename} would answer at this moment} Nothing is changed.
     *
     * @param names the names
     * @param rule how names are told apart
     */
    RenameChange rehearse(List<NewName> names, CompareRule rule);

    /**
     * Gives nodes their own names back. It applies to renamed nodes that are pending or failed and have no partner. Where its own
     * name is taken by now, a node that is pending fails with the class {@code CONFLICT}, and with a folder what is pending below
     * with the class {@code PARENT}.
     *
     * @param srcIds which nodes
     * @param rule how names are told apart
     * @param decision who, and when
     * @return what changed; no name is answered as taken
     */
    RenameChange restore(Collection<Long> srcIds, CompareRule rule, Decision decision);

    /** {@return how many nodes have another name} */
    long count();

    /**
     * {@return the nodes that have another name, in the order of ids}
     *
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<RenamedNode> renamed(long afterId, int max);
}
