package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.Verifiable;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.storage.VerificationStore;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.VerifyRequest;

/** What verification writes and asks. */
final class DuckDbVerification implements VerificationStore {
    private static final String UNVERIFIED = """
            SELECT s.id, s.parent_id, s.kind, s.name, s.size, s.mtime_seconds, s.mtime_nanos, s.native_id, s.link_target,
                   w.native_id, w.checksum_algorithm, w.checksum
            FROM (
                SELECT * FROM src_node n
                WHERE n.id BETWEEN ? AND ? AND n.copy = 2 AND n.kind <> 1 AND NOT EXISTS (
                    SELECT 1 FROM finding f WHERE f.src_id = n.id AND f.verifier = ? AND f.src_id BETWEEN ? AND ?)
                ORDER BY n.id LIMIT ?
            ) s LEFT JOIN (SELECT * FROM written WHERE src_id BETWEEN ? AND ?) w ON w.src_id = s.id
            ORDER BY s.id
            """;
    private static final String FINDINGS = """
            WITH page AS MATERIALIZED (
                SELECT src_id, algorithm, detail FROM finding
                WHERE src_id BETWEEN ? AND ? AND verifier = ? AND result = ? ORDER BY src_id LIMIT ?
            )
            SELECT s.id, child_path(f.path, s.name), p.algorithm, p.detail
            FROM page p JOIN src_node s ON s.id = p.src_id JOIN src_node f ON f.id = s.parent_id
            ORDER BY s.id
            """;

    private final Database database;
    private final Trees trees;

    DuckDbVerification(Database database, Trees trees) {
        this.database = database;
        this.trees = trees;
    }

    @Override
    public void begin(String verifier) {
        database.write(transaction -> transaction.session().update("DELETE FROM finding WHERE verifier = ?", verifier));
    }

    private record Written(
            long id,
            long parentId,
            NodeKind kind,
            String name,
            long size,
            java.time.@Nullable Instant mtime,
            @Nullable String nativeId,
            @Nullable String linkTarget,
            @Nullable String dstNativeId,
            @Nullable Checksum checksum) {
        static Written of(Row row) throws SQLException {
            String algorithm = row.text(11);
            return new Written(
                    row.number(1),
                    row.number(2),
                    NodeKind.ofCode(row.integer(3)),
                    row.requireText(4),
                    row.number(5),
                    row.time(6),
                    row.text(8),
                    row.text(9),
                    row.text(10),
                    algorithm == null ? null : new Checksum(ChecksumAlgorithm.ofLabel(algorithm), row.requireText(12)));
        }
    }

    @Override
    public List<Verifiable> unverified(String verifier, long afterId, int max) {
        return database.read(session -> Windows.ascending(trees.src().all().after(afterId), max, (ids, most) -> {
            long from = ids.first();
            long to = ids.last();
            return verifiable(
                    session, session.list(UNVERIFIED, Written::of, from, to, verifier, from, to, most, from, to));
        }));
    }

    private List<Verifiable> verifiable(Session session, List<Written> nodes) throws SQLException {
        if (nodes.isEmpty()) {
            return List.of();
        }
        Range span = new Range(nodes.get(0).id(), nodes.get(nodes.size() - 1).id());
        Map<Long, String> names = NamesThere.of(session, trees, span);
        Map<Long, Folders.Folder> folders =
                Folders.find(session, nodes.stream().map(Written::parentId).collect(Collectors.toSet()));
        List<Verifiable> all = new ArrayList<>(nodes.size());
        for (Written node : nodes) {
            Folders.Folder folder = folders.get(node.parentId());
            if (folder == null) {
                throw new SQLException("Corrupt tree: the node " + node.id() + " has no folder");
            }
            String name = node.name();
            all.add(new Verifiable(
                    node.id(),
                    new VerifyRequest(
                            new NodeRef(NodeRef.childPath(folder.source().path(), name), node.nativeId()),
                            new NodeRef(
                                    NodeRef.childPath(folder.destination().path(), names.getOrDefault(node.id(), name)),
                                    node.dstNativeId()),
                            node.kind(),
                            node.size(),
                            node.mtime(),
                            node.linkTarget(),
                            node.checksum())));
        }
        return all;
    }

    @Override
    public void record(String verifier, List<VerificationRecord> findings) {
        Map<Long, VerificationRecord> latest = new TreeMap<>();
        findings.forEach(finding -> latest.put(finding.id(), finding));
        database.change(transaction -> {
            write(transaction.session(), verifier, latest);
        });
    }

    private static void write(Session session, String verifier, Map<Long, VerificationRecord> findings)
            throws SQLException {
        Range ids = stage(session, findings.keySet());
        long written = session.number("""
                SELECT count(*) FROM src_node
                WHERE id BETWEEN ? AND ? AND copy = 2 AND kind <> 1 AND id IN (SELECT id FROM staged_status)
                """, ids.first(), ids.last());
        if (written != findings.size()) {
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    (findings.size() - written) + " of " + findings.size() + " findings are about nodes not written",
                    null,
                    null);
        }
        session.update("""
                DELETE FROM finding
                WHERE src_id BETWEEN ? AND ? AND verifier = ? AND src_id IN (SELECT id FROM staged_status)
                """, ids.first(), ids.last(), verifier);
        session.update("DELETE FROM staged_status");
        try (RowWriter rows = session.append("finding")) {
            for (VerificationRecord finding : findings.values()) {
                rows.begin()
                        .text(verifier)
                        .number(finding.id())
                        .time(finding.at())
                        .code(finding.verdict().result().code())
                        .text(finding.verdict().algorithm())
                        .text(finding.verdict().detail())
                        .end();
            }
        }
    }

    private static Range stage(Session session, Set<Long> ids) throws SQLException {
        long first = Long.MAX_VALUE;
        long last = 0;
        try (RowWriter rows = session.appendTemporary("staged_status")) {
            for (long id : ids) {
                first = Math.min(first, id);
                last = Math.max(last, id);
                rows.begin().number(id).code(0).end();
            }
        }
        return new Range(first, last);
    }

    @Override
    public VerificationSummary summary(String verifier) {
        return database.read(session -> session.one(
                """
                SELECT f.verified, f.mismatches, f.unknown, w.written - f.findings + r.revoked
                FROM (
                    SELECT count(*) AS findings, count(*) FILTER (result = 1) AS verified,
                           count(*) FILTER (result = 2) AS mismatches, count(*) FILTER (result = 3) AS unknown
                    FROM finding WHERE verifier = ?
                ) f, (SELECT count(*) AS written FROM src_node WHERE copy = 2 AND kind <> 1) w, (
                    SELECT count(*) AS revoked FROM finding JOIN src_node n ON n.id = src_id
                    WHERE verifier = ? AND n.copy <> 2
                ) r
                """,
                row -> new VerificationSummary(verifier, row.number(1), row.number(2), row.number(3), row.number(4)),
                verifier,
                verifier));
    }

    @Override
    public List<String> verifiers() {
        return database.read(session ->
                session.list("SELECT DISTINCT verifier FROM finding ORDER BY verifier", row -> row.requireText(1)));
    }

    @Override
    public List<VerifiedNode> findings(String verifier, Verdict.Result result, long afterId, int max) {
        return database.read(session -> Windows.ascending(
                trees.src().all().after(afterId),
                max,
                (ids, most) -> session.list(
                        FINDINGS,
                        row -> new VerifiedNode(
                                row.number(1),
                                row.requireText(2),
                                new Verdict(result, row.requireText(3), row.text(4))),
                        ids.first(),
                        ids.last(),
                        verifier,
                        result.code(),
                        most)));
    }
}
