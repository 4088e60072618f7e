package org.sylos.engine.core.internal.review;

import java.util.List;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.core.UnfitName;
import org.sylos.engine.core.internal.parts.Parts;
import org.sylos.engine.core.internal.phase.Standing;

/** The nodes whose names the destination cannot hold, with what it says of each. */
public record UnfitNames(InspectionStore store, Parts parts, Standing standing) {
    /** Some of them, in the order of their ids, after one of which the id is given. */
    public List<UnfitName> list(long afterId, int max) {
        standing.requirePlan("show the plan");
        NameRules names = parts.sides().dst().capabilities().names();
        return store.unfitNames(names, afterId, max).stream()
                .map(node -> new UnfitName(
                        node, names.refusal(NameProposals.name(node)).orElse("")))
                .toList();
    }
}
