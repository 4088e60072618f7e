package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.RenameChange;

/** Gives nodes other names at the destination, and their own ones back. */
final class Renames {
    private static final int PENDING = CopyStatus.PENDING.code();
    private static final int FAILED = CopyStatus.FAILED.code();

    private static final String NODES = """
            SELECT n.id, n.parent_id, n.kind = 1, n.name, coalesce(r.name, n.name), n.copy, r.name IS NOT NULL, n.problem,
                   n.id IN (SELECT src_id FROM pair), n.copy = 4 AND n.id IN ({failed})
            FROM src_node n LEFT JOIN renamed r ON r.src_id = n.id
            WHERE n.id IN (SELECT unnest(?::BIGINT[]))
            """.replace("{failed}", UnfitNames.FAILED_BY_NAME);

    /** What failed because of a folder that is now to be copied; takes the level's ids twice, and those above it. */
    private static final String FREED = """
            INSERT INTO staged_mark
            SELECT n.id, n.copy FROM src_node n JOIN (
                SELECT node_id, arg_max(error_class, operation::BIGINT << 48 | sequence) AS class
                FROM attempt WHERE side = 1 AND operation <= 3 AND error_class IS NOT NULL AND node_id BETWEEN ? AND ?
                GROUP BY node_id
            ) h ON h.node_id = n.id
            WHERE n.id BETWEEN ? AND ? AND n.copy & 15 = 4 AND h.class = {parent}
              AND n.parent_id IN (SELECT id FROM staged_mark WHERE id BETWEEN ? AND ?)
            """.replace("{parent}", String.valueOf(ErrorClass.PARENT.code()));

    private final Session session;
    private final Trees trees;
    private final Places places;

    Renames(Session session, Trees trees, CompareRule rule) {
        this.session = session;
        this.trees = trees;
        this.places = new Places(rule);
    }

    /** What has to be known of a node; {@code called} is its name at the destination. */
    private record Node(
            long id,
            long parentId,
            boolean folder,
            String name,
            String called,
            int copy,
            boolean renamed,
            boolean problem,
            boolean paired,
            boolean failedByName) {

        static Node of(Row row) throws SQLException {
            return new Node(
                    row.number(1),
                    row.number(2),
                    row.flag(3),
                    row.requireText(4),
                    row.requireText(5),
                    row.integer(6),
                    row.flag(7),
                    row.flag(8),
                    row.flag(9),
                    row.flag(10));
        }

        /** Whether it may be given another name. */
        boolean fits() {
            return parentId != 0 && !paired && !problem && (copy == PENDING || failedByName);
        }

        int beneath() {
            return copy & CopyCodes.BASE;
        }

        /** Whether it may get its own name back. */
        boolean isOpen() {
            return renamed && !paired && (beneath() == PENDING || beneath() == FAILED);
        }
    }

    private Map<Long, Node> find(Collection<Long> ids) throws SQLException {
        Map<Long, Node> nodes = new HashMap<>();
        session.list(NODES, Node::of, session.numbers(ids)).forEach(node -> nodes.put(node.id(), node));
        return nodes;
    }

    /** Which nodes may get the names asked for. */
    private record Verdicts(Map<Node, String> given, List<Long> taken, List<Long> passedOver) {
        RenameChange change() {
            return new RenameChange(given.size(), taken, passedOver);
        }
    }

    RenameChange rehearse(List<NewName> names) throws SQLException {
        return judge(names).change();
    }

    private Verdicts judge(List<NewName> names) throws SQLException {
        Map<Long, Node> nodes = find(names.stream().map(NewName::srcId).toList());
        if (names.stream().map(NewName::srcId).distinct().count() < names.size()) {
            throw new IllegalArgumentException("a node gets one name");
        }
        // Who keeps a name comes after those who give it up.
        List<NewName> ordered = new ArrayList<>(names);
        ordered.sort(Comparator.comparing(name -> {
            Node node = nodes.get(name.srcId());
            return node != null && node.name().equals(name.name());
        }));
        Map<NewName, Node> fitting = new LinkedHashMap<>();
        Verdicts verdicts = new Verdicts(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (NewName name : ordered) {
            Node node = nodes.get(name.srcId());
            if (node != null && node.fits()) {
                fitting.put(name, node);
            } else {
                verdicts.passedOver().add(name.srcId());
            }
        }
        places.load(
                session,
                fitting.entrySet().stream()
                        .map(wanted -> place(wanted.getValue(), wanted.getKey().name()))
                        .toList());
        fitting.forEach((name, node) -> {
            Places.Place wanted = place(node, name.name());
            if (places.isTaken(wanted, node.id())) {
                verdicts.taken().add(node.id());
            } else {
                places.move(node.id(), place(node, node.called()), wanted);
                verdicts.given().put(node, name.name());
            }
        });
        return verdicts;
    }

    private Places.Place place(Node node, String name) {
        return places.place(node.parentId(), name, node.folder());
    }

    RenameChange rename(List<NewName> names, Decision decision) throws SQLException {
        Verdicts verdicts = judge(names);
        if (verdicts.given().isEmpty()) {
            return verdicts.change();
        }
        Instant at = decision.at();
        trees.addRenames();
        List<Long> ids = verdicts.given().keySet().stream().map(Node::id).toList();
        forget(ids);
        try (RowWriter rows = session.append("renamed")) {
            for (Map.Entry<Node, String> given : verdicts.given().entrySet()) {
                rows.begin()
                        .number(given.getKey().id())
                        .text(given.getValue())
                        .number(at.getEpochSecond())
                        .integer(at.getNano())
                        .text(decision.user())
                        .end();
            }
        }
        free(ids);
        return verdicts.change();
    }

    private void forget(Collection<Long> ids) throws SQLException {
        session.update("DELETE FROM renamed WHERE src_id IN (SELECT unnest(?::BIGINT[]))", session.numbers(ids));
    }

    /** Makes what had failed pending, with what failed below because of it. */
    private void free(Collection<Long> ids) throws SQLException {
        long failed = session.update(
                "INSERT INTO staged_mark SELECT id, copy FROM src_node WHERE copy = 4 AND id IN (SELECT unnest(?::BIGINT[]))",
                session.numbers(ids));
        if (failed > 0) {
            for (int depth = shallowest("staged_mark") + 1; depth < trees.src().depths(); depth++) {
                Range level = trees.src().level(depth);
                Range above = trees.src().level(depth - 1);
                session.update(
                        FREED, level.first(), level.last(), level.first(), level.last(), above.first(), above.last());
            }
            session.update(
                    "UPDATE src_node SET copy = ((copy & 48) | 1)::UTINYINT WHERE id IN (SELECT id FROM staged_mark)");
            session.update("DELETE FROM staged_mark");
        }
    }

    private int shallowest(String staged) throws SQLException {
        return (int) session.number("SELECT min(" + Ids.depth("id") + ") FROM " + staged);
    }

    RenameChange restore(Set<Long> ids, Instant now) throws SQLException {
        Map<Long, Node> nodes = find(ids);
        List<Node> open = new ArrayList<>();
        List<Long> passedOver = new ArrayList<>();
        for (long id : ids) {
            Node node = nodes.get(id);
            if (node != null && node.isOpen()) {
                open.add(node);
            } else {
                passedOver.add(id);
            }
        }
        forget(open.stream().map(Node::id).toList());
        fail(open.stream().filter(node -> node.beneath() == PENDING).toList(), now);
        return new RenameChange(open.size(), List.of(), passedOver);
    }

    /** Fails those whose own names are taken, and what is pending below them. */
    private void fail(List<Node> pending, Instant now) throws SQLException {
        places.load(
                session, pending.stream().map(node -> place(node, node.name())).toList());
        List<Long> standing = pending.stream()
                .filter(node -> places.isTaken(place(node, node.name()), node.id()))
                .map(Node::id)
                .toList();
        if (standing.isEmpty()) {
            return;
        }
        session.update("""
                INSERT INTO staged_failure
                SELECT s.id, ?, '''' || child_path(f.path, s.name) || ''' cannot be copied: its own name is taken at the destination'
                FROM src_node s JOIN src_node f ON f.id = s.parent_id WHERE s.id IN (SELECT unnest(?::BIGINT[]))
                """, ErrorClass.CONFLICT.code(), session.numbers(standing));
        for (int depth = shallowest("staged_failure") + 1; depth < trees.src().depths(); depth++) {
            failBelow(trees.src().level(depth - 1), trees.src().level(depth));
        }
        trees.attempts().addStaged(session, Operation.COMPARE, now);
        session.update(
                "UPDATE src_node SET copy = ((copy & 48) | 4)::UTINYINT WHERE id IN (SELECT id FROM staged_failure)");
        session.update("DELETE FROM staged_failure");
    }

    private void failBelow(Range folders, Range level) throws SQLException {
        session.update("""
                INSERT INTO staged_failure
                SELECT s.id, ?, '''' || child_path(f.path, s.name) || ''' cannot be copied: the folder ''' || f.path
                       || ''' above it has failed'
                FROM src_node s JOIN src_node f ON f.id = s.parent_id
                WHERE s.id BETWEEN ? AND ? AND s.copy & 15 = 1 AND f.id BETWEEN ? AND ?
                  AND f.id IN (SELECT id FROM staged_failure)
                """, ErrorClass.PARENT.code(), level.first(), level.last(), folders.first(), folders.last());
    }
}
