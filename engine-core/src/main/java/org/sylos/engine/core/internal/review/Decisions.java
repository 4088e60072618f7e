package org.sylos.engine.core.internal.review;

import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.core.Reviewer;
import org.sylos.engine.core.internal.journal.Journal;
import org.sylos.engine.core.internal.phase.Gate;
import org.sylos.engine.core.internal.plan.ReviewedPlan;

/** Where people's decisions about a plan under review pass, one after the other, and are noted. Thread-safe. */
public final class Decisions {
    private static final Set<Phase> REVIEW = Set.of(Phase.REVIEW);

    private final Gate gate;
    private final ReviewedPlan plan;
    private final Journal journal;
    private final Clock clock;

    public Decisions(Gate gate, ReviewedPlan plan, Journal journal, Clock clock) {
        this.gate = gate;
        this.plan = plan;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether anything can be decided at this moment. */
    boolean areOpen() {
        return gate.isOpen(Phase.REVIEW);
    }

    /** Makes a change to the plan, which by that is still the one that was reviewed, or refuses it. */
    <T> T make(String asked, Supplier<T> change) {
        return look(asked, () -> {
            plan.decide();
            return change.get();
        });
    }

    /** Does, where a change could be made, what leaves the plan as it is. */
    <T> T look(String asked, Supplier<T> look) {
        return gate.pass(asked, REVIEW, look);
    }

    /** What the store keeps of who decides. */
    Decision of(Reviewer by) {
        return new Decision(clock.instant(), by.user(), by.reason(), by.subject());
    }

    /**
     * Notes in the journal what was decided.
     *
     * @param number of the decision, with what leads to it, or nothing
     * @param what became of how much
     */
    void note(Reviewer by, String number, String what) {
        String message = by.user() + " decided" + number + ": " + what + ": " + by.subject()
                + (by.reason().isEmpty() ? "" : "; reason: " + by.reason());
        journal.add(Level.INFO, "review", null, message);
    }
}
