package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.TraversalStatus;

/** Appends nodes with the statuses they begin with, and collects what is to be told about them elsewhere. */
final class NodeWriter implements AutoCloseable {
    /** The rule that stands for kinds that are not migrated. */
    static final String UNSUPPORTED = "unsupported";

    /** Up to so many, an appender is quicker than a statement that has to be planned. */
    private static final int FEW = 256;

    /** Up to so many, statements that are planned already are quicker still. */
    private static final int VERY_FEW = 3;

    private final Tree tree;
    private final Instant now;
    private final Session session;
    private final NodeRows rows;
    private final List<Exclusion> exclusions = new ArrayList<>();
    private final List<AttemptLog.Tries> failures = new ArrayList<>();

    private record Exclusion(long id, String rule, String reason) {}

    NodeWriter(Session session, Tree tree, Instant now) throws SQLException {
        this.tree = tree;
        this.now = now;
        this.session = session;
        rows = session.nodeRows();
    }

    /** Appends a root and gives it a copy status, which only those of SRC have. */
    void root(Entry entry, @Nullable CopyStatus copy) throws SQLException {
        write(tree.takeId(0), 0, 0, "/", entry, false, TraversalStatus.PENDING, copy);
    }

    void child(long folderId, int depth, String folderPath, Entry entry, FilterDecision.@Nullable Reject rejection)
            throws SQLException {
        boolean first = tree.level(depth).isEmpty();
        long id = tree.takeId(depth);
        String path = entry.kind() == NodeKind.FOLDER ? NodeRef.childPath(folderPath, entry.name()) : null;
        EntryProblem problem = entry.problem();
        boolean source = tree.side() == Side.SRC;
        if (source && rejection != null) {
            exclusions.add(new Exclusion(id, rejection.rule(), rejection.reason()));
            write(id, folderId, depth, path, entry, first, TraversalStatus.EXCLUDED, null);
        } else if (problem == null) {
            write(id, folderId, depth, path, entry, first, initial(entry.kind()), source ? CopyStatus.PENDING : null);
        } else if (problem.errorClass() != ErrorClass.UNSUPPORTED) {
            failures.add(AttemptLog.failed(id, now, problem.errorClass(), problem.message()));
            write(id, folderId, depth, path, entry, first, TraversalStatus.FAILED, source ? CopyStatus.FAILED : null);
        } else if (source) {
            exclusions.add(new Exclusion(id, UNSUPPORTED, problem.message()));
            write(id, folderId, depth, path, entry, first, TraversalStatus.EXCLUDED, null);
        } else {
            write(id, folderId, depth, path, entry, first, TraversalStatus.NOT_ON_SRC, null);
        }
    }

    /** Folders of the destination are descended into only once it is known that the source has them too. */
    private TraversalStatus initial(NodeKind kind) {
        if (kind != NodeKind.FOLDER) {
            return TraversalStatus.SUCCESSFUL;
        }
        return tree.side() == Side.SRC ? TraversalStatus.PENDING : TraversalStatus.NOT_ON_SRC;
    }

    private void write(
            long id,
            long folderId,
            int depth,
            @Nullable String path,
            Entry entry,
            boolean first,
            TraversalStatus traversal,
            @Nullable CopyStatus copy)
            throws SQLException {
        if (rows.isFull()) {
            flush();
        }
        RecentLevels recent = tree.recent();
        if (recent.isInStep()) {
            recent.add(tree.side(), depth, LevelNode.of(id, folderId, path, entry, traversal, copy), first);
        }
        rows.add(id, folderId, depth, path, entry, traversal, copy);
    }

    private void flush() throws SQLException {
        if (rows.count() > FEW) {
            session.insert(tree.table(), rows);
        } else if (rows.count() <= VERY_FEW) {
            rows.insertInto(session, tree.table());
        } else {
            try (RowWriter appended = session.append(tree.table())) {
                rows.writeTo(appended);
            }
        }
        rows.clear();
    }

    /** Writes what was collected; the nodes themselves must have been written by {@link #close}. */
    void writeCollected(Session session, AttemptLog attempts) throws SQLException {
        if (!exclusions.isEmpty()) {
            try (RowWriter excluded = session.append("exclusion")) {
                for (Exclusion exclusion : exclusions) {
                    excluded.begin()
                            .number(exclusion.id())
                            .text(exclusion.rule())
                            .text(exclusion.reason())
                            .end();
                }
            }
        }
        attempts.add(session, tree.side(), org.sylos.engine.api.storage.AttemptRecord.Operation.LIST, failures);
    }

    @Override
    public void close() throws SQLException {
        flush();
    }
}
