package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CompareRule;

/** Finds the source nodes of a level that cannot be copied, stages them with the reason, and fails them. */
final class LevelFailures {
    private static final String SUBJECT = "'''' || child_path(f.path, s.name) || ''' cannot be copied: '";

    private final Session session;
    private final AttemptLog attempts;
    private final LevelIds ids;
    private final Instant now;

    LevelFailures(Session session, AttemptLog attempts, LevelIds ids, Instant now) {
        this.session = session;
        this.attempts = attempts;
        this.ids = ids;
        this.now = now;
    }

    /** Fails what is below folders whose copy has failed. */
    void belowFailed() throws SQLException {
        session.update(
                """
                INSERT INTO staged_failure
                SELECT s.id, ?, {subject} || 'the folder ''' || f.path || ''' above it has failed'
                FROM src_node s JOIN src_node f ON f.id = s.parent_id
                WHERE s.id BETWEEN ? AND ? AND s.copy = 1 AND f.id BETWEEN ? AND ? AND f.copy & 15 = 4
                """.replace("{subject}", SUBJECT),
                ErrorClass.PARENT.code(),
                ids.src().first(),
                ids.src().last(),
                ids.srcFolders().first(),
                ids.srcFolders().last());
        failStaged();
    }

    /** Fails what is below folders that could not be listed at the destination. */
    void belowUnlisted() throws SQLException {
        session.update(
                """
                INSERT INTO staged_failure
                SELECT s.id, ?, {subject} || 'the folder ''' || g.path || ''' could not be listed at the destination'
                FROM src_node s
                JOIN src_node f ON f.id = s.parent_id
                JOIN pair p ON p.src_id = f.id
                JOIN dst_node g ON g.id = p.dst_id
                WHERE s.id BETWEEN ? AND ? AND s.copy = 1 AND f.id BETWEEN ? AND ? AND p.src_id BETWEEN ? AND ?
                  AND g.id BETWEEN ? AND ? AND g.traversal = 3
                """.replace("{subject}", SUBJECT),
                ErrorClass.PARENT.code(),
                ids.src().first(),
                ids.src().last(),
                ids.srcFolders().first(),
                ids.srcFolders().last(),
                ids.srcFolders().first(),
                ids.srcFolders().last(),
                ids.dstFolders().first(),
                ids.dstFolders().last());
        failStaged();
    }

    /**
     * Whether two source nodes of a level may have one name, told without grouping all of them: of two nodes of one folder
     * and name but of different kinds, one is not a file. Only for exact names and sources without native ids, which hold no
     * two nodes of one kind and name.
     */
    boolean mayHaveTwins(Range folders) throws SQLException {
        return session.number(
                        """
                        SELECT count(*) FROM src_node a
                        JOIN src_node b ON b.parent_id = a.parent_id AND b.name = a.name AND b.kind <> a.kind
                        WHERE a.id BETWEEN ? AND ? AND a.parent_id BETWEEN ? AND ? AND a.copy IN (1, 4)
                          AND b.id BETWEEN ? AND ? AND b.parent_id BETWEEN ? AND ? AND b.copy IN (1, 4) AND b.kind <> 2
                        """,
                        ids.src().first(),
                        ids.src().last(),
                        folders.first(),
                        folders.last(),
                        ids.src().first(),
                        ids.src().last(),
                        folders.first(),
                        folders.last())
                > 0;
    }

    /** Fails source nodes that would have one name at the destination. */
    long twins(CompareRule rule, FoldedNames names, Range folders) throws SQLException {
        session.update(
                """
                INSERT INTO staged_failure
                WITH candidate AS MATERIALIZED (
                    SELECT s.id, s.parent_id, s.name, s.copy, {key} AS key, {apart} AS apart
                    FROM src_node s {join}
                    WHERE s.id BETWEEN ? AND ? AND s.parent_id BETWEEN ? AND ? AND s.copy IN (1, 4)
                ), place AS (
                    SELECT parent_id, key, apart, min(id) AS lowest, max(id) AS highest
                    FROM candidate GROUP BY parent_id, key, apart HAVING count(*) > 1
                )
                SELECT s.id, ?, {subject} || 'at the destination it would have the same name as '''
                       || child_path(f.path, o.name) || ''''
                FROM place p
                JOIN candidate s ON s.parent_id = p.parent_id AND s.key = p.key AND s.apart = p.apart
                JOIN candidate o ON o.id = CASE WHEN s.id = p.lowest THEN p.highest ELSE p.lowest END
                JOIN src_node f ON f.id = s.parent_id
                WHERE s.copy = 1 AND f.id BETWEEN ? AND ?
                """.replace("{subject}", SUBJECT)
                        .replace("{key}", names.key("s"))
                        .replace("{join}", names.join("s", "src_key"))
                        .replace("{apart}", rule.fileAndFolderOfOneName() ? "s.kind = 1" : "false"),
                ids.src().first(),
                ids.src().last(),
                folders.first(),
                folders.last(),
                ErrorClass.CONFLICT.code(),
                folders.first(),
                folders.last());
        return failStaged();
    }

    /** Fails source nodes that meet something they cannot replace, or several nodes, and takes their pairs back. */
    long unpairable() throws SQLException {
        session.update(
                """
                INSERT INTO staged_failure
                WITH meeting AS MATERIALIZED (
                    SELECT src_id, min(dst_id) AS dst_id, count(*) AS takers FROM pair WHERE src_id BETWEEN ? AND ?
                    GROUP BY src_id HAVING count(*) > 1 OR max(relation) = ?
                )
                SELECT s.id, ?, {subject} || 'the destination has '
                       || CASE WHEN m.takers > 1 THEN m.takers || ' nodes called ''' || child_path(g.path, d.name) || ''''
                               WHEN d.problem THEN '''' || child_path(g.path, d.name) || ''', which cannot be replaced'
                               ELSE '''' || child_path(g.path, d.name) || ''', which is of another kind: ' || k.label END
                FROM meeting m
                JOIN src_node s ON s.id = m.src_id
                JOIN src_node f ON f.id = s.parent_id
                JOIN dst_node d ON d.id = m.dst_id
                JOIN dst_node g ON g.id = d.parent_id
                JOIN kind_name k ON k.code = d.kind
                """.replace("{subject}", SUBJECT),
                ids.src().first(),
                ids.src().last(),
                Relation.CONFLICT.code(),
                ErrorClass.CONFLICT.code());
        session.update(
                "DELETE FROM pair WHERE src_id BETWEEN ? AND ? AND src_id IN (SELECT id FROM staged_failure)",
                ids.src().first(),
                ids.src().last());
        return failStaged();
    }

    private long failStaged() throws SQLException {
        long failed = attempts.addStaged(session, Operation.COMPARE, now);
        if (failed > 0) {
            session.update("""
                    UPDATE src_node SET copy = 4 FROM staged_failure f
                    WHERE f.id = src_node.id AND src_node.id BETWEEN ? AND ?
                    """, ids.src().first(), ids.src().last());
            session.update("DELETE FROM staged_failure");
        }
        return failed;
    }
}
