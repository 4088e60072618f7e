package org.sylos.storage.duckdb;

import java.time.Clock;
import org.sylos.engine.api.storage.CopyStore;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.RenameStore;
import org.sylos.engine.api.storage.RetryStore;
import org.sylos.engine.api.storage.ReviewStore;
import org.sylos.engine.api.storage.VerificationStore;

/** A migration in a DuckDB file. */
final class DuckDbStore implements MigrationStore {
    private final Database database;
    private final Runnable release;
    private final DuckDbLifecycle lifecycle;
    private final DuckDbDiscovery discovery;
    private final DuckDbCopies copies;
    private final DuckDbRetries retries;
    private final DuckDbVerification verification;
    private final DuckDbInspection inspection;
    private final DuckDbReview review;
    private final DuckDbRenames renames;
    private final DuckDbJournal journal;

    private DuckDbStore(
            Database database, Trees trees, DuckDbJournal journal, Settings settings, Clock clock, Runnable release) {
        this.database = database;
        this.release = release;
        this.journal = journal;
        lifecycle = new DuckDbLifecycle(database, trees, settings);
        discovery = new DuckDbDiscovery(database, trees, clock, settings.sliceRows());
        copies = new DuckDbCopies(database, trees, clock);
        retries = new DuckDbRetries(database, trees);
        verification = new DuckDbVerification(database, trees);
        inspection = new DuckDbInspection(database, trees);
        renames = new DuckDbRenames(database, trees);
        review = new DuckDbReview(database, trees, settings);
    }

    /**
     * @param database a database with the tables of this version
     * @param release called once, when the store is closed
     */
    static DuckDbStore over(Database database, Settings settings, Clock clock, Runnable release) {
        return database.read(session -> {
            Continuation from = Continuation.load(session);
            Trees trees = Trees.load(session, from);
            return new DuckDbStore(database, trees, new DuckDbJournal(database, from), settings, clock, release);
        });
    }

    /** The same for a database that was just made: nothing in it need be looked at. */
    static DuckDbStore overEmpty(Database database, Settings settings, Clock clock, Runnable release) {
        DuckDbJournal journal = new DuckDbJournal(database, Continuation.BEGIN);
        return new DuckDbStore(database, Trees.empty(), journal, settings, clock, release);
    }

    @Override
    public String displayLocation() {
        return database.file().toString();
    }

    @Override
    public LifecycleStore lifecycle() {
        return lifecycle;
    }

    @Override
    public DiscoveryStore discovery() {
        return discovery;
    }

    @Override
    public CopyStore copies() {
        return copies;
    }

    @Override
    public RetryStore retries() {
        return retries;
    }

    @Override
    public VerificationStore verification() {
        return verification;
    }

    @Override
    public InspectionStore inspection() {
        return inspection;
    }

    @Override
    public ReviewStore review() {
        return review;
    }

    @Override
    public RenameStore renames() {
        return renames;
    }

    @Override
    public JournalStore journal() {
        return journal;
    }

    @Override
    public void checkpoint() {
        database.checkpoint();
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            release.run();
        }
    }
}
