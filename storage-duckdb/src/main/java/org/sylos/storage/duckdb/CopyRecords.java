package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;

/** Records how copies ended. */
final class CopyRecords {
    private final Session session;
    private final Trees trees;
    private final Instant now;

    CopyRecords(Session session, Trees trees, Instant now) {
        this.session = session;
        this.trees = trees;
        this.now = now;
    }

    void record(List<CopyOutcome> outcomes) throws SQLException {
        StatusFold fold = new StatusFold("src_node", "copy", CopyStatus.PENDING.code());
        List<AttemptLog.Tries> tries = new ArrayList<>();
        List<CopyOutcome> left = new ArrayList<>();
        for (CopyOutcome outcome : outcomes) {
            boolean success = outcome.status() == CopyStatus.SUCCESSFUL;
            switch (outcome.status()) {
                case PENDING -> {}
                case SUCCESSFUL, FAILED, DRIFTED ->
                    fold.set(outcome.id(), outcome.status().code());
                case ALREADY_EXISTS, EXCLUDED_EXPLICIT, EXCLUDED_INHERITED ->
                    throw new IllegalArgumentException("a copy does not end as " + outcome.status());
            }
            tries.add(new AttemptLog.Tries(outcome.id(), outcome.failures(), success ? now : null));
            if (success && (outcome.dstNativeId() != null || outcome.checksum() != null)) {
                left.add(outcome);
            }
        }
        fold.apply(session);
        trees.attempts().add(session, Side.SRC, Operation.COPY, tries);
        writeLeft(left);
        keepDestinations(outcomes);
    }

    private void writeLeft(List<CopyOutcome> left) throws SQLException {
        if (left.isEmpty()) {
            return;
        }
        try (RowWriter rows = session.append("written")) {
            for (CopyOutcome outcome : left) {
                Checksum checksum = outcome.checksum();
                rows.begin()
                        .number(outcome.id())
                        .text(outcome.dstNativeId())
                        .text(checksum == null ? null : checksum.algorithm().label())
                        .text(checksum == null ? null : checksum.hex())
                        .end();
            }
        }
    }

    /** Folders that were created elsewhere than their own path says, or with a native id. */
    private void keepDestinations(List<CopyOutcome> outcomes) throws SQLException {
        List<Long> created = outcomes.stream()
                .filter(outcome -> outcome.status() == CopyStatus.SUCCESSFUL)
                .filter(outcome -> outcome.dstNativeId() != null || trees.hasDestinations() || trees.hasRenames())
                .map(CopyOutcome::id)
                .toList();
        if (created.isEmpty()) {
            return;
        }
        trees.addDestinations(session.update("""
                INSERT INTO destination
                SELECT s.id, CASE WHEN t.path IS NOT NULL OR r.name IS NOT NULL
                                  THEN child_path(coalesce(t.path, f.path), coalesce(r.name, s.name)) END, w.native_id
                FROM src_node s
                LEFT JOIN src_node f ON f.id = s.parent_id
                LEFT JOIN destination t ON t.src_id = s.parent_id
                LEFT JOIN renamed r ON r.src_id = s.id
                LEFT JOIN written w ON w.src_id = s.id
                WHERE s.id IN (SELECT unnest(?::BIGINT[])) AND s.kind = 1
                  AND (t.path IS NOT NULL OR r.name IS NOT NULL OR w.native_id IS NOT NULL)
                """, session.numbers(created)));
    }

    /** Fails the pending nodes of a level whose folder has failed; with a depth of -1 those of all levels. */
    long failBelow(int depth) throws SQLException {
        if (depth >= 0) {
            return failBelow(trees.src().level(depth - 1), trees.src().level(depth));
        }
        long failed = 0;
        for (int level = 1; !trees.src().level(level).isEmpty(); level++) {
            failed += failBelow(trees.src().level(level - 1), trees.src().level(level));
        }
        return failed;
    }

    private long failBelow(Range folders, Range nodes) throws SQLException {
        long failedFolders = session.number(
                "SELECT count(*) FROM src_node WHERE id BETWEEN ? AND ? AND kind = 1 AND copy = 4",
                folders.first(),
                folders.last());
        if (failedFolders == 0) {
            return 0;
        }
        session.update("""
                INSERT INTO staged_failure
                SELECT s.id, ?, '''' || child_path(f.path, s.name) || ''' was not tried: the folder ''' || f.path
                       || ''' above it has failed'
                FROM src_node s JOIN src_node f ON f.id = s.parent_id
                WHERE s.id BETWEEN ? AND ? AND s.copy = 1 AND f.id BETWEEN ? AND ? AND f.copy = 4
                """, ErrorClass.PARENT.code(), nodes.first(), nodes.last(), folders.first(), folders.last());
        long failed = trees.attempts().addStaged(session, Operation.COPY, now);
        session.update(
                "UPDATE src_node SET copy = 4 FROM staged_failure f WHERE f.id = src_node.id AND src_node.id BETWEEN ? AND ?",
                nodes.first(),
                nodes.last());
        session.update("DELETE FROM staged_failure");
        return failed;
    }
}
