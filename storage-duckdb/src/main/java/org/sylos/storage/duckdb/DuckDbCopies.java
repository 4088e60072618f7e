package org.sylos.storage.duckdb;

import java.time.Clock;
import java.util.List;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStore;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderCopy;
import org.sylos.engine.api.storage.FolderFinish;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.Revocation;

/** What the copy writes and asks. */
final class DuckDbCopies implements CopyStore {
    private final Database database;
    private final Trees trees;
    private final Clock clock;

    DuckDbCopies(Database database, Trees trees, Clock clock) {
        this.database = database;
        this.trees = trees;
        this.clock = clock;
    }

    @Override
    public int deepestPendingFolder() {
        return database.read(session ->
                (int) session.number("SELECT coalesce(max(depth), -1) FROM src_node WHERE kind = 1 AND copy = 1"));
    }

    @Override
    public List<FolderCopy> pendingFolders(int depth, long afterId, int max) {
        return database.read(session -> new PendingCopies(session, trees)
                .folders(Ranges.of(trees.src().level(depth).after(afterId)), max));
    }

    @Override
    public long failBelow(int depth) {
        return database.write(
                transaction -> new CopyRecords(transaction.session(), trees, clock.instant()).failBelow(depth));
    }

    @Override
    public List<FileCopy> pendingFiles(long afterId, int max) {
        return database.read(session ->
                new PendingCopies(session, trees).files(trees.src().all().after(afterId), max));
    }

    @Override
    public void openUpTo(long id) {
        database.change(transaction -> {
            Marks.raise(transaction.session(), Marks.OPEN_UP_TO, id);
        });
    }

    @Override
    public List<FolderWork> foldersInDoubt(long afterId, int max) {
        return database.read(session -> new PendingCopies(session, trees)
                .inDoubt(Marks.read(session, Marks.OPEN_UP_TO), afterId, max).stream()
                        .map(folder -> new FolderWork(folder.id(), folder.depth(), folder.destination()))
                        .toList());
    }

    @Override
    public void record(List<CopyOutcome> outcomes) {
        database.change(transaction -> {
            new CopyRecords(transaction.session(), trees, clock.instant()).record(outcomes);
        });
    }

    @Override
    public void revoke(List<Revocation> findings) {
        database.change(transaction -> {
            Revocations.record(transaction.session(), trees, findings);
        });
    }

    @Override
    public List<FolderFinish> foldersToFinish(long mtimePrecisionNanos, long beforeId, int max) {
        Ranges ids = trees.src().all().before(beforeId);
        return database.read(session -> FolderFinishes.find(session, ids, mtimePrecisionNanos, max));
    }
}
