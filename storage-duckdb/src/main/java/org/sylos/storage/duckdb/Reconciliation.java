package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/**
 * Compares one level: one join of the two ranges of ids on (paired folder, name), then the statuses that follow from it.
 *
 * <p>The join works on slices of folders and the updates on slices of ids, so that a level of any size needs little memory; all
 * of it is one transaction.
 */
final class Reconciliation {
    private final Session session;
    private final Trees trees;
    private final CompareRule rule;
    private final LevelIds ids;
    private final FoldedNames names;
    private final LevelFailures failures;
    private final long sliceRows;

    Reconciliation(Session session, Trees trees, int depth, CompareRule rule, Instant now, long sliceRows) {
        this.session = session;
        this.trees = trees;
        this.rule = rule;
        this.sliceRows = sliceRows;
        ids = LevelIds.of(trees.src(), trees.dst(), depth);
        names = new FoldedNames(rule, trees.hasRenames());
        failures = new LevelFailures(session, trees.attempts(), ids, now);
    }

    /** What came of joining: numbers of pairs. */
    private record Pairs(long all, long current, long folders, long unpairable) {
        static final Pairs NONE = new Pairs(0, 0, 0, 0);
    }

    LevelSummary compare(int depth) throws SQLException {
        LevelSummary summary = isSmall() ? new SmallLevel(session, trees, rule, ids).compare(depth) : null;
        if (summary == null) {
            trees.recent().forget();
            return compareAny(depth);
        }
        return summary;
    }

    private boolean isSmall() {
        long most = Math.min(RecentLevels.MOST, sliceRows);
        return names.exact()
                && !trees.hasRenames()
                && !rule.sourceDuplicates()
                && ids.srcFolders().size() <= most
                && ids.dstFolders().size() <= most
                && ids.src().size() <= most
                && ids.dst().size() <= most;
    }

    private LevelSummary compareAny(int depth) throws SQLException {
        LevelFacts facts = LevelFacts.of(session, ids);
        requireListed(facts, depth);
        long conflicts = 0;
        Pairs pairs = Pairs.NONE;
        if (facts.src() > 0) {
            names.prepare(session, trees.src(), ids.src(), trees.dst(), ids.dst());
            failParents(facts);
            conflicts = failTwins(facts);
            if (facts.dst() > 0) {
                join(facts);
                pairs = count(facts);
                if (pairs.unpairable() > 0) {
                    conflicts += failures.unpairable();
                    pairs = count(facts);
                }
                markCurrent(pairs);
                markFolders(pairs);
                keepDestinations(facts, pairs);
            }
            names.forget(session);
        }
        markUnknown(facts, pairs);
        // Whatever could be read and is not paired; folders among it say so from the start.
        long notOnSrc = facts.dst() - facts.dstUnreadable() - pairs.all();
        return new LevelSummary(depth, pairs.all(), pairs.current(), notOnSrc, conflicts, pairs.folders());
    }

    private static void requireListed(LevelFacts facts, int depth) {
        if (facts.srcUnlisted() + facts.dstUnlisted() > 0) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    "level " + depth + " cannot be compared: " + facts.srcUnlisted() + " folders above it on SRC and "
                            + facts.dstUnlisted() + " on DST are still to be listed",
                    null,
                    null);
        }
    }

    private void failParents(LevelFacts facts) throws SQLException {
        if (facts.srcFailed() > 0) {
            failures.belowFailed();
        }
        if (facts.dstFailed() > 0) {
            failures.belowUnlisted();
        }
    }

    private long failTwins(LevelFacts facts) throws SQLException {
        boolean likely = !names.exact() || trees.hasRenames() || rule.sourceDuplicates() || facts.srcNative() > 0;
        long failed = 0;
        for (Range folders : Slices.ofFolders(ids.srcFolders(), facts.src(), sliceRows)) {
            if (likely || failures.mayHaveTwins(folders)) {
                failed += failures.twins(rule, names, folders);
            }
        }
        return failed;
    }

    private void join(LevelFacts facts) throws SQLException {
        String sql = """
                INSERT INTO pair
                SELECT s.id, d.id, {relation}
                FROM src_node s {srcKeys}
                JOIN pair f ON f.src_id = s.parent_id
                JOIN (SELECT d.*, {dstKey} AS key FROM dst_node d {dstKeys} WHERE d.id BETWEEN ? AND ?) d
                  ON d.parent_id = f.dst_id AND d.key = {srcKey}
                WHERE s.id BETWEEN ? AND ? AND s.parent_id BETWEEN ? AND ? AND f.src_id BETWEEN ? AND ? AND s.copy = 1 {apart}
                """.replace("{relation}", CompareSql.relation(rule))
                .replace("{srcKeys}", names.join("s", "src_key"))
                .replace("{dstKeys}", names.join("d", "dst_key"))
                .replace("{srcKey}", names.key("s"))
                .replace("{dstKey}", names.key("d"))
                .replace("{apart}", rule.fileAndFolderOfOneName() ? "AND (s.kind = 1) = (d.kind = 1)" : "");
        for (Range folders : Slices.ofFolders(ids.srcFolders(), facts.src(), sliceRows)) {
            session.update(
                    sql,
                    ids.dst().first(),
                    ids.dst().last(),
                    ids.src().first(),
                    ids.src().last(),
                    folders.first(),
                    folders.last(),
                    folders.first(),
                    folders.last());
        }
    }

    private Pairs count(LevelFacts facts) throws SQLException {
        Pairs pairs = session.one(
                """
                SELECT count(*), count(*) FILTER (relation IN (1, 2)), count(*) FILTER (relation = 1),
                       count(*) FILTER (relation = 6)
                FROM pair WHERE src_id BETWEEN ? AND ?
                """,
                row -> new Pairs(row.number(1), row.number(2), row.number(3), row.number(4)),
                ids.src().first(),
                ids.src().last());
        if (pairs.unpairable() > 0 || pathsAlone(facts)) {
            return pairs;
        }
        long met = session.number(
                "SELECT count(DISTINCT src_id) FROM pair WHERE src_id BETWEEN ? AND ?",
                ids.src().first(),
                ids.src().last());
        return new Pairs(pairs.all(), pairs.current(), pairs.folders(), pairs.all() - met);
    }

    /** A destination addressed by path, with exact names, holds no two nodes of one kind and name. */
    private boolean pathsAlone(LevelFacts facts) {
        return names.exact() && facts.dstNative() == 0;
    }

    private void markCurrent(Pairs pairs) throws SQLException {
        if (pairs.current() == 0) {
            return;
        }
        for (Range slice : Slices.of(ids.src(), sliceRows)) {
            session.update("""
                    UPDATE src_node SET copy = 3 FROM pair p
                    WHERE p.src_id = src_node.id AND p.relation IN (1, 2) AND p.src_id BETWEEN ? AND ?
                      AND src_node.id BETWEEN ? AND ?
                    """, slice.first(), slice.last(), slice.first(), slice.last());
        }
    }

    private void markFolders(Pairs pairs) throws SQLException {
        if (pairs.folders() == 0) {
            return;
        }
        for (Range slice : Slices.of(ids.dst(), sliceRows)) {
            session.update(
                    """
                    UPDATE dst_node SET traversal = 1 FROM pair p
                    WHERE p.dst_id = dst_node.id AND p.relation = 1 AND p.src_id BETWEEN ? AND ? AND p.dst_id BETWEEN ? AND ?
                      AND dst_node.id BETWEEN ? AND ?
                    """, ids.src().first(), ids.src().last(), slice.first(), slice.last(), slice.first(), slice.last());
        }
    }

    /** Remembers where folders are at the destination when it is not where their own paths say. */
    private void keepDestinations(LevelFacts facts, Pairs pairs) throws SQLException {
        if (pairs.folders() == 0 || (pathsAlone(facts) && !trees.hasDestinations() && !trees.hasRenames())) {
            return;
        }
        long kept = session.update(
                """
                INSERT INTO destination
                SELECT s.id, CASE WHEN d.path <> s.path THEN d.path END, d.native_id
                FROM pair p JOIN src_node s ON s.id = p.src_id JOIN dst_node d ON d.id = p.dst_id
                WHERE p.relation = 1 AND p.src_id BETWEEN ? AND ? AND s.id BETWEEN ? AND ? AND d.id BETWEEN ? AND ?
                  AND (d.path <> s.path OR d.native_id IS NOT NULL)
                """,
                ids.src().first(),
                ids.src().last(),
                ids.src().first(),
                ids.src().last(),
                ids.dst().first(),
                ids.dst().last());
        trees.addDestinations(kept);
    }

    /** Files and links that only the destination has; its folders are unknown from the start. */
    private void markUnknown(LevelFacts facts, Pairs pairs) throws SQLException {
        if (facts.dstPlain() == pairs.all() - pairs.folders()) {
            return;
        }
        for (Range slice : Slices.of(ids.dst(), sliceRows)) {
            session.update(
                    """
                    UPDATE dst_node SET traversal = 5
                    WHERE id BETWEEN ? AND ? AND traversal = 2 AND id NOT IN (
                        SELECT dst_id FROM pair WHERE src_id BETWEEN ? AND ? AND dst_id BETWEEN ? AND ?)
                    """,
                    slice.first(),
                    slice.last(),
                    ids.src().first(),
                    ids.src().last(),
                    slice.first(),
                    slice.last());
        }
    }
}
