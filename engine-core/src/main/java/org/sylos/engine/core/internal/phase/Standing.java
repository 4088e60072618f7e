package org.sylos.engine.core.internal.phase;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.SweepStart;
import org.sylos.engine.core.IllegalPhaseException;
import org.sylos.engine.core.internal.journal.Journal;

/**
 * Where a migration stands, and how it moves on: the store first, then everybody else. Thread-safe.
 */
public final class Standing {
    private static final Set<Phase> WITH_PLAN = Set.of(Phase.REVIEW, Phase.COPYING, Phase.COMPLETED, Phase.SUSPENDED);

    private final LifecycleStore store;
    private final Clock clock;
    private final Journal journal;
    private final Consumer<? super MigrationEvent> events;
    private final Runnable mirror;
    private MigrationRecord record;

    /**
     * The standing of a stored migration.
     *
     * @param events hears of every move
     * @param mirror writes the state file; called after every move
     */
    public Standing(
            LifecycleStore store,
            MigrationRecord record,
            Clock clock,
            Journal journal,
            Consumer<? super MigrationEvent> events,
            Runnable mirror) {
        this.store = store;
        this.record = record;
        this.clock = clock;
        this.journal = journal;
        this.events = events;
        this.mirror = mirror;
    }

    public synchronized MigrationRecord record() {
        return record;
    }

    public Phase phase() {
        return record().phase();
    }

    /** Refuses what does not fit the present phase. */
    public void require(String asked, Set<Phase> allowed) {
        if (!allowed.contains(phase())) {
            throw refusal(asked);
        }
    }

    /** Refuses what needs a plan where there is none yet. */
    public void requirePlan(String asked) {
        require(asked, WITH_PLAN);
    }

    private IllegalPhaseException refusal(String asked) {
        Phase phase = phase();
        return new IllegalPhaseException(record().name(), phase, asked, PhaseMachine.possible(phase));
    }

    /** Moves to another phase. */
    public void move(Phase to, String reason) {
        move(to, reason, false);
    }

    /** Moves on to a discovery from scratch. */
    public void moveToNewPass(String reason) {
        move(Phase.TRAVERSING, reason, true);
    }

    /** Moves on to a retry sweep, and answers what it begins with. */
    public SweepStart moveToSweep(String reason) {
        List<SweepStart> start = new ArrayList<>();
        move(Phase.TRAVERSING, reason, false, change -> start.add(store.beginSweep(change)));
        return start.get(0);
    }

    private void move(Phase to, String reason, boolean newPass) {
        move(to, reason, newPass, newPass ? store::beginPass : store::changePhase);
    }

    private void move(Phase to, String reason, boolean newPass, Consumer<PhaseChange> write) {
        PhaseChange change;
        synchronized (this) {
            if (!PhaseMachine.legal(record.phase(), record.returnTo(), to)) {
                throw refusal("move on to " + to.label());
            }
            change = new PhaseChange(clock.instant(), record.phase(), to, reason);
            write.accept(change);
            record = new MigrationRecord(
                    record.id(),
                    record.name(),
                    record.createdAt(),
                    to,
                    to == Phase.SUSPENDED ? change.from() : null,
                    newPass ? record.pass() + 1 : record.pass());
        }
        mirror.run();
        journal.add(Level.INFO, "lifecycle", null, change.from().label() + " -> " + to.label() + ": " + reason);
        events.accept(new MigrationEvent.PhaseChanged(change.at(), change.from(), to));
    }
}
