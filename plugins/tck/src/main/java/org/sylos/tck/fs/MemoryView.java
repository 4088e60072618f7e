package org.sylos.tck.fs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/** A disk as seen from one root: translates between references and nodes. Used by threads that hold the disk's monitor. */
final class MemoryView {
    private static final String ROOT_ID = "root";

    final MemoryDisk disk;
    final List<String> rootNames;
    private final boolean byId;

    MemoryView(MemoryDisk disk, List<String> rootNames) {
        this.disk = disk;
        this.rootNames = List.copyOf(rootNames);
        this.byId = disk.settings.has(Capability.NATIVE_IDS);
    }

    NodeRef rootRef() {
        return byId ? new NodeRef("/", ROOT_ID) : NodeRef.ROOT;
    }

    /** The node that a reference means; null when there is none. */
    @Nullable
    MemoryNode find(NodeRef ref) throws FSException {
        List<String> names = PathNames.split(ref.path());
        MemoryNode root = disk.find(disk.top, rootNames);
        if (root == null || ref.isRoot()) {
            return root;
        }
        if (!byId) {
            return disk.find(root, names);
        }
        if (ref.nativeId() == null) {
            throw failure(
                    ErrorClass.NOT_FOUND, ref.path(), "nodes are addressed by id here, and the reference has none");
        }
        MemoryNode node = disk.findById(ref.nativeId());
        if (node != null && !node.isWithin(root)) {
            throw failure(ErrorClass.INVALID_NAME, ref.path(), "the id leads out of the root");
        }
        return node;
    }

    MemoryNode resolve(NodeRef ref) throws FSException {
        MemoryNode node = find(ref);
        if (node == null) {
            throw failure(ErrorClass.NOT_FOUND, ref.path(), "there is no such node");
        }
        return node;
    }

    MemoryNode resolveFolder(NodeRef ref) throws FSException {
        MemoryNode node = resolve(ref);
        if (!node.isFolder()) {
            throw failure(ErrorClass.CONFLICT, ref.path(), "it is not a folder");
        }
        return node;
    }

    NodeRef ref(MemoryNode node) {
        MemoryNode root = disk.find(disk.top, rootNames);
        if (node == root) {
            return rootRef();
        }
        StringBuilder path = new StringBuilder();
        for (MemoryNode at = node; at != null && at != root; at = at.parent) {
            path.insert(0, "/" + at.name);
        }
        return new NodeRef(path.toString(), byId ? node.nativeId() : null);
    }

    Entry entry(MemoryNode node, boolean isRoot) {
        return new Entry(
                isRoot ? "" : node.name,
                node.kind,
                node.content.size(),
                disk.settings.keepsTimes() && node.problem == null ? node.mtime : null,
                byId ? (isRoot ? ROOT_ID : node.nativeId()) : null,
                node.linkTarget,
                node.problem);
    }

    /** Checks that a folder of this disk could hold a node of this name. */
    void checkName(MemoryNode parent, String name) throws FSException {
        String path = NodeRef.childPath(ref(parent).path(), name);
        Optional<String> refusal = disk.settings.names().refusal(name);
        if (refusal.isPresent()) {
            throw failure(ErrorClass.INVALID_NAME, path, refusal.get());
        }
        int most = disk.settings.names().maxPathBytes();
        if (path.length() > most / 3 && path.getBytes(StandardCharsets.UTF_8).length > most) {
            throw failure(ErrorClass.INVALID_NAME, path, "paths have at most " + most + " bytes");
        }
    }

    /** What stands in the way of a node of this kind and name; null when nothing does. */
    @Nullable
    MemoryNode obstacle(MemoryNode parent, String name, NodeKind kind) {
        boolean apart = disk.settings.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME);
        for (MemoryNode twin : parent.folder().named(name)) {
            if (!apart || twin.isFolder() == (kind == NodeKind.FOLDER)) {
                return twin;
            }
        }
        return null;
    }

    /** Whether one of two roots on one disk is, or lies in, the other. */
    boolean overlaps(MemoryView other) {
        int common = Math.min(rootNames.size(), other.rootNames.size());
        for (int i = 0; i < common; i++) {
            String name = disk.settings.names().fold(rootNames.get(i));
            if (!name.equals(disk.settings.names().fold(other.rootNames.get(i)))) {
                return false;
            }
        }
        return true;
    }

    static FSException failure(ErrorClass errorClass, String path, String message) {
        return new FSException(errorClass, path, message, null);
    }
}
