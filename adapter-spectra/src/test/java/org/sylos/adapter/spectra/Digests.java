package org.sylos.adapter.spectra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/** Walks trees and condenses what is in them, so that two walks can be compared. */
public final class Digests {
    private Digests() {}

    /** All nodes of a tree by path, found level by level. */
    public static Map<String, Entry> levelByLevel(FSAdapter adapter, int pageSize) throws IOException {
        Map<String, Entry> nodes = new TreeMap<>();
        Deque<String> pending = new ArrayDeque<>(List.of("/"));
        while (!pending.isEmpty()) {
            String folder = pending.removeFirst();
            for (Entry child : children(adapter, folder, pageSize)) {
                put(nodes, folder, child);
                if (child.kind() == NodeKind.FOLDER) {
                    pending.addLast(NodeRef.childPath(folder, child.name()));
                }
            }
        }
        return nodes;
    }

    /** All nodes of a tree by path, found depth first and backwards. */
    public static Map<String, Entry> depthFirstBackwards(FSAdapter adapter, int pageSize) throws IOException {
        Map<String, Entry> nodes = new TreeMap<>();
        collect(adapter, "/", pageSize, nodes);
        return nodes;
    }

    private static void collect(FSAdapter adapter, String folder, int pageSize, Map<String, Entry> nodes)
            throws IOException {
        List<Entry> children = children(adapter, folder, pageSize);
        children.sort(Comparator.comparing(Entry::name).reversed());
        for (Entry child : children) {
            put(nodes, folder, child);
            if (child.kind() == NodeKind.FOLDER) {
                collect(adapter, NodeRef.childPath(folder, child.name()), pageSize, nodes);
            }
        }
    }

    /** All children of one folder, in a list that may be changed. */
    public static List<Entry> children(FSAdapter adapter, String folder, int pageSize) throws IOException {
        List<Entry> children = new ArrayList<>();
        try (Listing listing = adapter.list(NodeRef.of(folder), pageSize)) {
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                children.addAll(page);
            }
        }
        return children;
    }

    /** The SHA-256 of the first nodes in the order of their paths. */
    public static String digest(Map<String, Entry> nodes, int most) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        nodes.entrySet().stream().limit(most).forEach(node -> {
            Entry entry = node.getValue();
            String line = node.getKey() + "\t" + entry.kind() + "\t" + entry.size() + "\t" + entry.mtime() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void put(Map<String, Entry> nodes, String folder, Entry child) {
        if (nodes.put(NodeRef.childPath(folder, child.name()), child) != null) {
            throw new AssertionError(child.name() + " was listed twice in " + folder);
        }
    }
}
