package org.sylos.tck.fs;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/**
 * A tree as it was at one moment, to be compared with another. Immutable.
 *
 * @param nodes every node below the root by its path; where several have one path the later ones have {@code " (id)"} after it
 */
@Stability(Stability.Level.EVOLVING)
public record TreeSnapshot(SortedMap<String, NodeFacts> nodes) {
    /** A tree without a node. */
    public static final TreeSnapshot EMPTY = new TreeSnapshot(new TreeMap<>());

    /** Copies the nodes. */
    public TreeSnapshot {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    static TreeSnapshot of(MemoryNode from, MemorySettings settings) {
        SortedMap<String, NodeFacts> nodes = new TreeMap<>();
        collect(from, "/", settings, nodes);
        return new TreeSnapshot(nodes);
    }

    /**
     * {@return what is known of one node}
     *
     * @param path from the top of what was looked at, beginning with a slash
     * @throws IllegalArgumentException when there was no such node
     */
    public NodeFacts facts(String path) {
        NodeFacts facts = nodes.get(path);
        if (facts == null) {
            throw new IllegalArgumentException("there was no " + path + ", only " + nodes.keySet());
        }
        return facts;
    }

    /** {@return names, kinds and bytes alone} */
    public TreeSnapshot contents() {
        return map(facts -> new NodeFacts(facts.kind(), facts.size(), null, null, facts.content()));
    }

    /** {@return the same without the times of folders, which change whenever something comes or goes in them} */
    public TreeSnapshot withoutFolderTimes() {
        return map(facts -> facts.kind() == NodeKind.FOLDER
                ? new NodeFacts(facts.kind(), facts.size(), null, facts.mode(), facts.content())
                : facts);
    }

    /**
     * {@return how many nodes of a kind there are}
     *
     * @param kind the kind
     */
    public long count(NodeKind kind) {
        return nodes.values().stream().filter(facts -> facts.kind() == kind).count();
    }

    /** {@return the bytes of all files together} */
    public long bytes() {
        return nodes.values().stream().mapToLong(NodeFacts::size).sum();
    }

    private TreeSnapshot map(UnaryOperator<NodeFacts> change) {
        SortedMap<String, NodeFacts> changed = new TreeMap<>();
        nodes.forEach((path, facts) -> changed.put(path, change.apply(facts)));
        return new TreeSnapshot(changed);
    }

    private static void collect(
            MemoryNode folder, String path, MemorySettings settings, Map<String, NodeFacts> collected) {
        for (MemoryNode node : folder.folder().all()) {
            String childPath = NodeRef.childPath(path, node.name);
            String key = collected.containsKey(childPath) ? childPath + " (" + node.nativeId() + ")" : childPath;
            collected.put(key, facts(node, settings));
            if (node.isFolder()) {
                collect(node, childPath, settings, collected);
            }
        }
    }

    private static NodeFacts facts(MemoryNode node, MemorySettings settings) {
        return new NodeFacts(
                node.kind,
                node.content.size(),
                settings.keepsTimes() ? node.mtime : null,
                settings.has(Capability.PERMISSIONS) ? node.mode : null,
                content(node));
    }

    private static String content(MemoryNode node) {
        if (node.problem != null) {
            return node.problem.toString();
        }
        if (node.linkTarget != null) {
            return node.linkTarget;
        }
        return node.kind == NodeKind.FILE
                ? node.content.checksum(ChecksumAlgorithm.CRC32C).hex()
                : "";
    }
}
