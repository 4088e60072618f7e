package org.sylos.tck.store;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.SweepStart;

/** The migration itself, in memory. */
final class MemoryLifecycle implements LifecycleStore {
    private final MemoryDatabase database;

    MemoryLifecycle(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<MigrationRecord> load() {
        return Optional.ofNullable(database.migration);
    }

    @Override
    public void initialise(MigrationRecord migration) {
        if (database.migration != null) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    "the store already holds the migration '" + database.migration.name() + "'",
                    "open it, or choose another place",
                    null);
        }
        database.migration = migration;
    }

    @Override
    public void changePhase(PhaseChange change) {
        move(change, 0);
        if (change.from() == Phase.REVIEW && change.to() == Phase.COPYING) {
            MemoryRetries.beginCopy(database);
        }
    }

    @Override
    public SweepStart beginSweep(PhaseChange change) {
        requirePhase(change);
        SweepStart start = new MemorySweep(database).begin();
        move(change, 0);
        return start;
    }

    @Override
    public void beginPass(PhaseChange change) {
        requirePhase(change);
        Balance balance = MemoryInspection.balance(database);
        move(change, 1);
        database.pastPasses.add(balance);
        database.clearPass();
    }

    @Override
    public void rename(String name) {
        database.migration = database.requireMigration().withName(name);
    }

    private void move(PhaseChange change, int morePasses) {
        MigrationRecord old = requirePhase(change);
        Phase returnTo = change.to() == Phase.SUSPENDED ? change.from() : null;
        database.migration = new MigrationRecord(
                old.id(), old.name(), old.createdAt(), change.to(), returnTo, old.pass() + morePasses);
        database.phases.add(change);
    }

    private MigrationRecord requirePhase(PhaseChange change) {
        MigrationRecord migration = database.requireMigration();
        if (migration.phase() != change.from()) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    "the migration is in the phase " + migration.phase().label() + ", not in "
                            + change.from().label() + ", and does not move to "
                            + change.to().label(),
                    null,
                    null);
        }
        return migration;
    }

    @Override
    public List<PhaseChange> phaseHistory() {
        return List.copyOf(database.phases);
    }

    @Override
    public void putDocument(String key, String text) {
        database.documents.put(key, text);
    }

    @Override
    public Optional<String> document(String key) {
        return Optional.ofNullable(database.documents.get(key));
    }

    @Override
    public void approve(PlanApproval approval) {
        database.approvals.add(approval);
    }

    @Override
    public Optional<PlanApproval> approval() {
        return database.approvals.stream().reduce((earlier, later) -> later);
    }

    @Override
    public List<Balance> pastPasses() {
        return List.copyOf(database.pastPasses);
    }
}
