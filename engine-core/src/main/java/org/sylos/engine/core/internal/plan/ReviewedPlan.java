package org.sylos.engine.core.internal.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.core.PlanChangedException;
import org.sylos.engine.core.PlanDifference;
import org.sylos.engine.core.internal.phase.Gate;

/**
 * The plan that a person knows: the one that was put before him last, with what he decided about it since. It is kept with the
 * migration, so that a plan that became another one in any other way is not carried out.
 *
 * <p>Summing a plan up takes a look at all nodes, so it is not done after each decision, but when the plan is shown, approved or
 * carried out, and when the migration is closed. Where a process ended before that, the plan that is kept is the one before the
 * decisions, and what there is must be looked at and approved. Used by what passes a {@link Gate}, and by the one run that goes
 * on.
 */
public final class ReviewedPlan {
    private static final String DOCUMENT = "reviewed-plan";

    private final MigrationStore store;
    /** The plan as it is now: the store has one holder, so what was found holds until the next change made here. */
    private @Nullable PlanFacts known;

    private boolean deciding;

    public ReviewedPlan(MigrationStore store) {
        this.store = store;
    }

    /** Says that the plan that a run left is the one that is put before a person. */
    public void recordAnew() {
        forget();
        record();
    }

    private void record() {
        store.lifecycle().putDocument(DOCUMENT, now().text());
        deciding = false;
    }

    /** Says, before a person changes it, that the plan is whatever he leaves. */
    public void decide() {
        known = null;
        deciding = true;
    }

    /** Sums up what was decided. */
    public void settle() {
        if (deciding) {
            record();
        }
    }

    /** From now on the plan changes in ways that are no decision. */
    public void forget() {
        known = null;
        deciding = false;
    }

    /** The plan as it is. */
    PlanFacts now() {
        PlanFacts facts = known;
        if (facts == null) {
            facts = PlanFacts.of(store.inspection(), store.inspection().plan());
            known = facts;
        }
        return facts;
    }

    private PlanFacts reviewed() {
        return PlanFacts.parse(store.lifecycle().document(DOCUMENT).orElse(""));
    }

    /** The approval that waits for a copy, if there is one. */
    private Optional<PlanApproval> waiting() {
        return store.lifecycle().approval().filter(approval -> !approval.started());
    }

    /** How the plan differs from the one that a copy may carry out; empty when it is that one. */
    Optional<PlanDifference> difference() {
        settle();
        PlanFacts now = now();
        Optional<PlanApproval> waiting = waiting();
        PlanFacts asked = waiting.map(approval -> new PlanFacts(approval.digest(), approval.totals()))
                .orElseGet(this::reviewed);
        return asked.digest().equals(now.digest())
                ? Optional.empty()
                : Optional.of(difference(waiting.orElse(null), asked, now));
    }

    private static PlanDifference difference(@Nullable PlanApproval approval, PlanFacts before, PlanFacts now) {
        return new PlanDifference(approval, before.digest(), now.digest(), before.totals(), now.totals());
    }

    /** The plan, which must be the one that a copy may carry out. */
    PlanFacts requireLetThrough(String migration) {
        Optional<PlanDifference> difference = difference();
        if (difference.isPresent()) {
            throw new PlanChangedException(migration, difference.get());
        }
        return now();
    }

    /** The plan, which must have this digest; from now on it is the one that a person knows. */
    PlanFacts requireApprovable(String migration, String digest) {
        settle();
        PlanFacts now = now();
        if (!now.digest().equals(digest)) {
            PlanFacts before =
                    reviewed().digest().equals(digest) ? reviewed() : new PlanFacts(digest, PlanFacts.NONE.totals());
            throw new PlanChangedException(migration, difference(null, before, now));
        }
        record();
        return now;
    }
}
