package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.SweepStart;

/** The migration itself. */
final class DuckDbLifecycle implements LifecycleStore {
    /** What belongs to one pass. */
    private static final List<String> TABLES_OF_PASS = List.of(
            "src_node",
            "dst_node",
            "round",
            "level",
            "pair",
            "destination",
            "written",
            "exclusion",
            "hand_exclusion",
            "renamed",
            "attempt",
            "finding",
            "retry_mark",
            "first_row");

    private final Database database;
    private final Trees trees;
    private final Settings settings;

    DuckDbLifecycle(Database database, Trees trees, Settings settings) {
        this.database = database;
        this.trees = trees;
        this.settings = settings;
    }

    @Override
    public Optional<MigrationRecord> load() {
        return database.read(DuckDbLifecycle::load);
    }

    private static Optional<MigrationRecord> load(Session session) throws SQLException {
        return session.first(
                "SELECT id, name, created_seconds, created_nanos, phase, return_to, pass FROM migration",
                row -> new MigrationRecord(
                        UUID.fromString(row.requireText(1)),
                        row.requireText(2),
                        row.requireTime(3),
                        Phase.ofLabel(row.requireText(5)),
                        phase(row.text(6)),
                        row.integer(7)));
    }

    private static @Nullable Phase phase(@Nullable String label) {
        return label == null ? null : Phase.ofLabel(label);
    }

    @Override
    public void initialise(MigrationRecord migration) {
        database.change(transaction -> {
            Session session = transaction.session();
            Optional<MigrationRecord> there = load(session);
            if (there.isPresent()) {
                throw new StoreException(
                        Reason.ILLEGAL_STATE,
                        "the database " + database.file() + " already holds the migration '"
                                + there.get().name() + "'",
                        "open it, or choose another place",
                        null);
            }
            Phase returnTo = migration.returnTo();
            Instant created = migration.createdAt();
            session.update(
                    "INSERT INTO migration VALUES (?, ?, ?, ?, ?, ?, ?)",
                    migration.id().toString(),
                    migration.name(),
                    created.getEpochSecond(),
                    created.getNano(),
                    migration.phase().label(),
                    returnTo == null ? null : returnTo.label(),
                    migration.pass());
        });
    }

    @Override
    public void changePhase(PhaseChange change) {
        boolean discovered = change.from() == Phase.TRAVERSING && change.to() == Phase.REVIEW;
        database.write(discovered ? trees.size() : 0, transaction -> {
            Session session = transaction.session();
            move(session, change, 0);
            if (discovered) {
                FirstRows.keep(session, trees, settings);
            } else if (change.from() == Phase.REVIEW && change.to() == Phase.COPYING) {
                CopyMarks.begin(session);
            }
            return Boolean.TRUE;
        });
    }

    @Override
    public SweepStart beginSweep(PhaseChange change) {
        return database.write(trees.size(), transaction -> {
            move(transaction.session(), change, 0);
            FirstRows.forget(transaction.session());
            return new Sweep(transaction.session(), trees).begin(transaction);
        });
    }

    @Override
    public void beginPass(PhaseChange change) {
        database.change(transaction -> {
            Session session = transaction.session();
            Balance old = Balances.present(session);
            move(session, change, 1);
            Balances.keep(session, old);
            trees.src().keepIdsForNewPass(session);
            trees.dst().keepIdsForNewPass(session);
            KeptExclusions.keepAll(session);
            KeptNames.keepAll(session);
            for (String table : TABLES_OF_PASS) {
                session.update("DELETE FROM " + table);
            }
            Marks.clear(session, Marks.OPEN_UP_TO);
            transaction.afterCommit(trees::clear);
        });
    }

    @Override
    public void rename(String name) {
        database.change(transaction -> {
            if (transaction.session().update("UPDATE migration SET name = ?", name) == 0) {
                throw illegal("the database " + database.file() + " holds no migration yet");
            }
        });
    }

    private void move(Session session, PhaseChange change, int morePasses) throws SQLException {
        MigrationRecord migration =
                load(session).orElseThrow(() -> illegal("the database " + database.file() + " holds no migration yet"));
        if (migration.phase() != change.from()) {
            throw illegal("the migration is in the phase " + migration.phase().label() + ", not in "
                    + change.from().label() + ", and does not move to "
                    + change.to().label());
        }
        Instant at = change.at();
        session.update(
                "UPDATE migration SET phase = ?, return_to = ?, pass = pass + ?",
                change.to().label(),
                change.to() == Phase.SUSPENDED ? change.from().label() : null,
                morePasses);
        session.update(
                "INSERT INTO phase_change SELECT coalesce(max(sequence), 0) + 1, ?, ?, ?, ?, ? FROM phase_change",
                at.getEpochSecond(),
                at.getNano(),
                change.from().label(),
                change.to().label(),
                change.reason());
    }

    @Override
    public List<PhaseChange> phaseHistory() {
        return database.read(session -> session.list(
                "SELECT at_seconds, at_nanos, from_phase, to_phase, reason FROM phase_change ORDER BY sequence",
                row -> new PhaseChange(
                        row.requireTime(1),
                        Phase.ofLabel(row.requireText(3)),
                        Phase.ofLabel(row.requireText(4)),
                        row.requireText(5))));
    }

    @Override
    public void putDocument(String key, String text) {
        database.write(transaction -> {
            transaction.session().update("DELETE FROM document WHERE key = ?", key);
            return transaction.session().update("INSERT INTO document VALUES (?, ?)", key, text);
        });
    }

    @Override
    public Optional<String> document(String key) {
        return database.read(
                session -> session.first("SELECT text FROM document WHERE key = ?", row -> row.requireText(1), key));
    }

    @Override
    public void approve(PlanApproval approval) {
        database.change(transaction -> Approvals.add(transaction.session(), approval));
    }

    @Override
    public Optional<PlanApproval> approval() {
        return database.read(Approvals::latest);
    }

    @Override
    public List<Balance> pastPasses() {
        return database.read(Balances::past);
    }

    private static StoreException illegal(String message) {
        return new StoreException(Reason.ILLEGAL_STATE, message, null, null);
    }
}
