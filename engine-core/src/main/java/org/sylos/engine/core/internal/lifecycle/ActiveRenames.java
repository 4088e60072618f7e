package org.sylos.engine.core.internal.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenameStore;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.core.NameProposal;
import org.sylos.engine.core.Renames;
import org.sylos.engine.core.Reviewer;
import org.sylos.engine.core.internal.traverse.CompareRules;
import org.sylos.engine.core.internal.words.Amount;

/** The names of a migration that is open in this process. */
final class ActiveRenames implements Renames {
    private final MigrationBase base;
    private final ActiveReview.Gate gate;

    ActiveRenames(MigrationBase base, ActiveReview.Gate gate) {
        this.base = base;
        this.gate = gate;
    }

    private RenameStore store() {
        return base.store().renames();
    }

    private NameRules names() {
        return base.sides().dst().capabilities().names();
    }

    private CompareRule rule() {
        return CompareRules.of(
                base.sides().src().capabilities(),
                base.sides().dst().capabilities(),
                base.config().options().compareMode());
    }

    @Override
    public List<NameProposal> proposals(long afterId, int max) {
        base.standing().require("propose names", Phase.REVIEW, Phase.COPYING, Phase.COMPLETED, Phase.SUSPENDED);
        CompareRule rule = rule();
        NameProposals maker = new NameProposals(names(), asked -> store().rehearse(asked, rule));
        List<NameProposal> proposals = List.of();
        List<NodeView> misfits = store().misfits(names(), afterId, max);
        // No proposal at all would say that nothing follows.
        while (proposals.isEmpty() && !misfits.isEmpty()) {
            proposals = maker.of(misfits);
            misfits = proposals.isEmpty()
                    ? store().misfits(names(), misfits.get(misfits.size() - 1).id(), max)
                    : List.of();
        }
        return proposals;
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
        RenameChange change = gate.pass("rename nodes", () -> store().rename(names, rule(), decision(by)));
        note(change, "another name at the destination", by);
        return change;
    }

    @Override
    public RenameChange restore(Collection<Long> srcIds, Reviewer by) {
        RenameChange change = gate.pass("rename nodes", () -> store().restore(srcIds, rule(), decision(by)));
        note(change, "its own name again at the destination", by);
        return change;
    }

    private Decision decision(Reviewer by) {
        return new Decision(base.clock().instant(), by.user(), by.reason(), by.subject());
    }

    private void note(RenameChange change, String what, Reviewer by) {
        if (change.changed() > 0) {
            String message = by.user() + " decided: " + Amount.of(change.changed(), "node has", "nodes have each") + " "
                    + what + ": " + by.subject() + (by.reason().isEmpty() ? "" : "; reason: " + by.reason());
            base.journal().add(Level.INFO, "review", null, message);
        }
    }

    @Override
    public long count() {
        return store().count();
    }

    @Override
    public List<RenamedNode> renamed(long afterId, int max) {
        return store().renamed(afterId, max);
    }
}
