package org.sylos.engine.core;

import java.util.Collection;
import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenamedNode;

/**
 * Other names at the destination, for source nodes whose own cannot be used there: names that it cannot hold, names that several
 * nodes would share, names that something of another kind has. Which node has which name is kept for good and can be asked at any
 * time, so that it can be reversed; copy, verification, retry sweeps and later passes go by it. Names are changed in REVIEW; what
 * is copied keeps its name. Thread-safe.
 */
@Stability(Stability.Level.EVOLVING)
public interface Renames {
    /**
     * {@return nodes that need another name, in the order of ids, each with a proposal} The proposals of one call go together: all of
     * them can be accepted. From REVIEW on.
     *
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<NameProposal> proposals(long afterId, int max);

    /**
     * {@return those of some nodes that need another name, in the order of ids, each with a proposal} All of them can be accepted as
     * long as nothing else gets another name: of several nodes that claim one name, one that would keep it gets another one here,
     * when the others are not asked for as well. From REVIEW on.
     *
     * @param srcIds ids on SRC of the nodes
     */
    List<NameProposal> proposals(Collection<Long> srcIds);

    /**
     * Gives nodes other names. Nodes whose new name is taken, and those that it does not apply to, stay as they are and are told; it
     * applies to nodes that are to be created, or cannot be because of their names.
     *
     * @param names the names; given out in this order, but nodes that keep their own come last; each node once
     * @param by who decides
     * @return what changed
     * @throws org.sylos.engine.api.ConfigException when the destination cannot hold one of the names; nothing changes then
     * @throws IllegalPhaseException when the phase is not REVIEW, or a run goes on
     */
    RenameChange rename(List<NewName> names, Reviewer by);

    /**
     * Gives nodes their own names back; what is copied is passed over. Where an own name is taken the node is in conflict again.
     *
     * @param srcIds ids on SRC of the nodes
     * @param by who decides
     * @return what changed
     * @throws IllegalPhaseException when the phase is not REVIEW, or a run goes on
     */
    RenameChange restore(Collection<Long> srcIds, Reviewer by);

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
