package org.sylos.engine.core.internal.lifecycle;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.Service;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.journal.Journal;
import org.sylos.engine.core.internal.journal.MigrationJournal;
import org.sylos.engine.core.internal.parts.Parts;
import org.sylos.engine.core.internal.phase.Standing;
import org.sylos.engine.core.internal.plan.ReviewedPlan;
import org.sylos.engine.core.internal.state.StateMirror;
import org.sylos.engine.core.internal.verify.VerificationNote;
import org.sylos.engine.core.plugin.ProviderRegistry;

/**
 * What an open migration is made of, and its state file, which follows whatever changes. Read by any thread; what is changed
 * between runs is changed under the lock of {@link Runs}.
 */
public final class MigrationBase {
    private final MigrationStore store;
    private final boolean ownsStore;
    private final Clock clock;
    private final StateMirror mirror;
    private final Parts parts;
    private final MigrationJournal journal;
    private final Events events = new Events();
    private final Standing standing;
    private final VerificationNote verification;
    private final ReviewedPlan reviewedPlan;
    private final Runnable onClose;

    /**
     * A migration that is no run's at this moment; its state file is written.
     *
     * @param hands what the embedding program made; a store that is not among it is closed with the migration
     * @param onClose called when everything is closed
     */
    public MigrationBase(
            MigrationStore store,
            MigrationRecord record,
            StoredConfig config,
            HandMade hands,
            ProviderRegistry registry,
            ProviderContext context,
            StateMirror mirror,
            Runnable onClose) {
        this.store = store;
        this.ownsStore = hands.store() == null;
        this.clock = context.clock();
        this.mirror = mirror;
        this.onClose = onClose;
        this.reviewedPlan = new ReviewedPlan(store);
        this.verification = new VerificationNote(store.lifecycle());
        this.parts = new Parts(store, config, hands, registry, context);
        this.journal = new MigrationJournal(
                record.id(),
                record.name(),
                config.options().log(),
                store.journal(),
                clock,
                entry -> events.send(new MigrationEvent.Logged(entry)));
        this.standing =
                new Standing(store.lifecycle(), record, clock, journal.journal(), events::send, this::mirrorNow);
        mirrorNow();
    }

    String name() {
        return standing.record().name();
    }

    MigrationStore store() {
        return store;
    }

    Standing standing() {
        return standing;
    }

    Journal journal() {
        return journal.journal();
    }

    /** The journal with what the store keeps of it. */
    MigrationJournal history() {
        return journal;
    }

    Events events() {
        return events;
    }

    Clock clock() {
        return clock;
    }

    Parts parts() {
        return parts;
    }

    MigrationOptions options() {
        return parts.options();
    }

    ReviewedPlan reviewedPlan() {
        return reviewedPlan;
    }

    /** Marks unfinished writes of this migration; derived from its id, so the same after every crash. */
    String owner() {
        return Long.toString(standing.record().id().getLeastSignificantBits() & Long.MAX_VALUE, 36);
    }

    MigrationDetails details() {
        MigrationRecord record = standing.record();
        return mirror.details(record, parts.config(), verification(), running(record));
    }

    /** How a verification stands that was begun by itself. */
    VerificationRun verification() {
        return verification.now();
    }

    void verification(VerificationRun now) {
        if (verification.note(now)) {
            mirrorNow();
        }
    }

    private boolean running(MigrationRecord record) {
        return record.phase().inProgress() || verification() == VerificationRun.RUNNING;
    }

    void changeOptions(MigrationOptions options) {
        parts.changeOptions(options);
        configured();
    }

    void changeSides(Service source, Service destination) {
        parts.changeSides(source, destination);
        configured();
    }

    void changeFilters(List<FilterSpec> specs, List<NodeFilter> custom) {
        parts.changeFilters(specs, custom);
        configured();
    }

    private void configured() {
        journal.configure(options().log());
        mirrorNow();
    }

    /** A round is durable; the file hears of it, at most once a second since the database has it anyway. */
    void mirrorRound(Side side, int depth) {
        if (mirror.round(side, depth)) {
            mirrorNow();
        }
    }

    void mirrorProgress(List<QueueMetrics> queues) {
        mirror.progress(queues);
        mirrorNow();
    }

    /** Writes the state file. */
    void mirrorNow() {
        MigrationRecord record = Objects.requireNonNull(standing, "the standing moves only after construction")
                .record();
        mirror.write(record, parts.config(), verification(), running(record));
    }

    /** Closes everything, from the last to the first, whatever cannot be closed among it. */
    void close() {
        try (parts;
                Events lastOfAll = events;
                MigrationStore own = ownsStore ? store : null;
                journal) {
            settlePlan();
            mirrorNow();
        } finally {
            onClose.run();
        }
    }

    /** Closing goes on when it fails: a plan that could not be summed up must be looked at before it is carried out. */
    private void settlePlan() {
        try {
            reviewedPlan.settle();
        } catch (StoreException e) {
            journal().add(Level.WARNING, "review", null, "the plan could not be summed up: " + e.getMessage());
        }
    }
}
