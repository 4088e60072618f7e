package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderCopy;

/**
 * Hands out what is to be copied. Folders are looked up once for all that is in them, which costs half of joining them to
 * every row.
 */
final class PendingCopies {
    private static final String SQL = """
            SELECT id, parent_id, kind, name, size, mtime_seconds, mtime_nanos, native_id, link_target FROM src_node
            WHERE id BETWEEN ? AND ? AND copy = 1 AND {kind} ORDER BY id LIMIT ?
            """;
    private static final String REPLACED = """
            SELECT p.src_id, d.name, d.native_id, d.size, d.mtime_seconds, d.mtime_nanos
            FROM pair p JOIN src_node s ON s.id = p.src_id JOIN dst_node d ON d.id = p.dst_id
            WHERE p.src_id BETWEEN ? AND ? AND p.relation >= 3 AND s.id BETWEEN ? AND ? AND s.copy = 1
            """;

    private final Session session;
    private final Trees trees;

    PendingCopies(Session session, Trees trees) {
        this.session = session;
        this.trees = trees;
    }

    private record Node(
            long id,
            long parentId,
            NodeKind kind,
            String name,
            long size,
            @Nullable Instant mtime,
            @Nullable String nativeId,
            @Nullable String linkTarget) {}

    private record OnDestination(
            String name,
            @Nullable String nativeId,
            long size,
            @Nullable Instant mtime) {}

    List<FolderCopy> folders(Ranges ids, int max) throws SQLException {
        return Windows.ascending(ids, max, (window, most) -> ready(window, most, true, this::folderCopies));
    }

    List<FileCopy> files(Ranges ids, int max) throws SQLException {
        return Windows.ascending(ids, max, (window, most) -> ready(window, most, false, this::fileCopies));
    }

    private interface Finish<T> {
        List<T> of(List<Node> nodes, Map<Long, Folders.Folder> folders) throws SQLException;
    }

    /** Pending nodes whose folder is at the destination; looks further where it is not. */
    private <T> List<T> ready(Range window, int max, boolean folders, Finish<T> finish) throws SQLException {
        String sql = SQL.replace("{kind}", folders ? "kind = 1" : "kind <> 1");
        List<T> found = new ArrayList<>();
        Range rest = window;
        while (!rest.isEmpty() && found.size() < max) {
            int most = max - found.size();
            List<Node> nodes = session.list(sql, PendingCopies::node, rest.first(), rest.last(), most);
            if (nodes.isEmpty()) {
                break;
            }
            Map<Long, Folders.Folder> parents =
                    Folders.find(session, nodes.stream().map(Node::parentId).collect(Collectors.toSet()));
            List<Node> ready = nodes.stream()
                    .filter(node -> isReady(parents.get(node.parentId()), node))
                    .toList();
            if (!ready.isEmpty()) {
                found.addAll(finish.of(ready, parents));
            }
            rest = nodes.size() < most
                    ? Range.NONE
                    : rest.after(nodes.get(nodes.size() - 1).id());
        }
        return found;
    }

    private static boolean isReady(Folders.@Nullable Folder folder, Node node) {
        return folder == null ? node.parentId() == 0 : folder.atDestination();
    }

    private static Node node(Row row) throws SQLException {
        return new Node(
                row.number(1),
                row.number(2),
                NodeKind.ofCode(row.integer(3)),
                row.requireText(4),
                row.number(5),
                row.time(6),
                row.text(8),
                row.text(9));
    }

    private List<FolderCopy> folderCopies(List<Node> nodes, Map<Long, Folders.Folder> parents) throws SQLException {
        Map<Long, Integer> tries = tries(nodes);
        Map<Long, String> names = names(nodes);
        List<FolderCopy> copies = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            Folders.Folder parent = parents.get(node.parentId());
            copies.add(new FolderCopy(
                    node.id(),
                    parent == null ? 0 : parent.depth() + 1,
                    source(node, parent),
                    parent == null ? NodeRef.ROOT : parent.destination(),
                    names.getOrDefault(node.id(), node.name()),
                    tries.getOrDefault(node.id(), 0)));
        }
        return copies;
    }

    private List<FileCopy> fileCopies(List<Node> nodes, Map<Long, Folders.Folder> parents) throws SQLException {
        Map<Long, Integer> tries = tries(nodes);
        Map<Long, String> names = names(nodes);
        Map<Long, OnDestination> replaced = replaced(nodes);
        List<FileCopy> copies = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            Folders.Folder parent = parents.get(node.parentId());
            NodeRef destination = parent == null ? NodeRef.ROOT : parent.destination();
            copies.add(new FileCopy(
                    node.id(),
                    node.kind(),
                    source(node, parent),
                    node.size(),
                    node.mtime(),
                    node.linkTarget(),
                    destination,
                    names.getOrDefault(node.id(), node.name()),
                    replaced(destination, replaced.get(node.id())),
                    tries.getOrDefault(node.id(), 0)));
        }
        return copies;
    }

    private static NodeRef source(Node node, Folders.@Nullable Folder parent) {
        String path = parent == null ? "/" : NodeRef.childPath(parent.source().path(), node.name());
        return new NodeRef(path, node.nativeId());
    }

    private static FileCopy.@Nullable Replaced replaced(NodeRef folder, @Nullable OnDestination there) {
        if (there == null) {
            return null;
        }
        NodeRef ref = new NodeRef(NodeRef.childPath(folder.path(), there.name()), there.nativeId());
        return new FileCopy.Replaced(ref, there.size(), there.mtime());
    }

    private Map<Long, OnDestination> replaced(List<Node> nodes) throws SQLException {
        Map<Long, OnDestination> replaced = new HashMap<>();
        Range ids = span(nodes);
        session.list(
                REPLACED,
                row -> replaced.put(
                        row.number(1), new OnDestination(row.requireText(2), row.text(3), row.number(4), row.time(5))),
                ids.first(),
                ids.last(),
                ids.first(),
                ids.last());
        return replaced;
    }

    /** Names at the destination, of those that have another than their own. */
    private Map<Long, String> names(List<Node> nodes) throws SQLException {
        return NamesThere.of(session, trees, span(nodes));
    }

    private Map<Long, Integer> tries(List<Node> nodes) throws SQLException {
        return AttemptLog.failedCopies(session, span(nodes));
    }

    private static Range span(List<Node> nodes) {
        return new Range(nodes.get(0).id(), nodes.get(nodes.size() - 1).id());
    }

    /** Folders of DST in which a file up to an id is pending, by the ids of their partners on SRC. */
    List<Folders.Folder> inDoubt(long upTo, long afterId, int max) throws SQLException {
        List<Folders.Folder> found = new ArrayList<>();
        long after = afterId;
        while (found.size() < max) {
            int most = max - found.size();
            List<Long> ids = session.list("""
                    SELECT DISTINCT parent_id FROM src_node
                    WHERE id <= ? AND copy = 1 AND kind <> 1 AND parent_id > ? ORDER BY parent_id LIMIT ?
                    """, row -> row.number(1), upTo, after, most);
            Map<Long, Folders.Folder> folders = Folders.find(session, Set.copyOf(ids));
            for (long id : ids) {
                Folders.Folder folder = folders.get(id);
                if (folder != null && folder.atDestination()) {
                    found.add(folder);
                }
            }
            if (ids.size() < most) {
                break;
            }
            after = ids.get(ids.size() - 1);
        }
        return found;
    }
}
