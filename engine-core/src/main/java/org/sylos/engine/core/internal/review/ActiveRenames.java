package org.sylos.engine.core.internal.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenameStore;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.core.NameProposal;
import org.sylos.engine.core.Renames;
import org.sylos.engine.core.Reviewer;
import org.sylos.engine.core.internal.parts.Parts;
import org.sylos.engine.core.internal.parts.Sides;
import org.sylos.engine.core.internal.phase.Standing;
import org.sylos.engine.core.internal.traverse.CompareRules;
import org.sylos.engine.core.internal.words.Amount;

/** The names of a migration that is open in this process. */
public final class ActiveRenames implements Renames {
    private final RenameStore store;
    private final Parts parts;
    private final Standing standing;
    private final Decisions decisions;

    public ActiveRenames(RenameStore store, Parts parts, Standing standing, Decisions decisions) {
        this.store = store;
        this.parts = parts;
        this.standing = standing;
        this.decisions = decisions;
    }

    private NameRules names() {
        return parts.sides().dst().capabilities().names();
    }

    private CompareRule rule() {
        Sides sides = parts.sides();
        return CompareRules.of(
                sides.src().capabilities(),
                sides.dst().capabilities(),
                parts.options().compareMode());
    }

    @Override
    public List<NameProposal> proposals(long afterId, int max) {
        NameProposals maker = maker();
        List<NameProposal> proposals = List.of();
        List<NodeView> misfits = store.misfits(names(), afterId, max);
        // No proposal at all would say that nothing follows.
        while (proposals.isEmpty() && !misfits.isEmpty()) {
            proposals = maker.of(misfits);
            misfits = proposals.isEmpty()
                    ? store.misfits(names(), misfits.get(misfits.size() - 1).id(), max)
                    : List.of();
        }
        return proposals;
    }

    @Override
    public List<NameProposal> proposals(Collection<Long> srcIds) {
        return maker().of(store.misfits(names(), srcIds));
    }

    private NameProposals maker() {
        standing.requirePlan("propose names");
        CompareRule rule = rule();
        return new NameProposals(names(), asked -> store.rehearse(asked, rule));
    }

    @Override
    public RenameChange rename(List<NewName> names, Reviewer by) {
        NameRules rules = names();
        for (NewName name : names) {
            Optional<String> refusal = rules.refusal(name.name());
            if (refusal.isPresent()) {
                throw new ConfigException(
                        "the destination cannot hold the name '" + name.name() + "': " + refusal.get(),
                        "choose another name");
            }
        }
        RenameChange change = decisions.make("rename nodes", () -> store.rename(names, rule(), decisions.of(by)));
        note(change, "another name at the destination", by);
        return change;
    }

    @Override
    public RenameChange restore(Collection<Long> srcIds, Reviewer by) {
        RenameChange change = decisions.make("rename nodes", () -> store.restore(srcIds, rule(), decisions.of(by)));
        note(change, "its own name again at the destination", by);
        return change;
    }

    private void note(RenameChange change, String what, Reviewer by) {
        if (change.changed() > 0) {
            decisions.note(by, "", Amount.of(change.changed(), "node has", "nodes have each") + " " + what);
        }
    }

    @Override
    public long count() {
        return store.count();
    }

    @Override
    public List<RenamedNode> renamed(long afterId, int max) {
        return store.renamed(afterId, max);
    }
}
