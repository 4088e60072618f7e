package org.sylos.tck.fs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;

/**
 * A tree in memory, as a test sees it: made by path, changed behind the back of its adapters, and looked at as a whole.
 * Outlives the {@linkplain MemoryAdapter adapters} over it, like a disk outlives processes. Thread-safe.
 *
 * <p>Methods that make a node make the folders above it too and replace what has its name; they set no limits, so that a test
 * can make what no adapter would. All return the tree itself.
 */
@Stability(Stability.Level.EVOLVING)
public final class MemoryTree {
    final MemoryDisk disk;

    MemoryTree(MemorySettings settings) {
        this.disk = new MemoryDisk(settings);
    }

    /** {@return a tree with every ability but native ids, POSIX names and times in nanoseconds} */
    public static MemoryTree create() {
        return builder().build();
    }

    /** {@return a builder that starts from what {@link #create} makes} */
    public static MemoryTreeBuilder builder() {
        return new MemoryTreeBuilder();
    }

    /** {@return an adapter whose root is the top of the tree} */
    public MemoryAdapter adapter() {
        return adapter("/");
    }

    /**
     * {@return an adapter whose root is a folder of the tree, which need not exist}
     *
     * @param rootPath path of the folder from the top
     */
    public MemoryAdapter adapter(String rootPath) {
        return new MemoryAdapter(disk, rootPath);
    }

    /** {@return what adapters over this tree can do} */
    public Capabilities capabilities() {
        return disk.settings.capabilities();
    }

    /**
     * Makes a folder; leaves one that is there.
     *
     * @param path from the top of the tree, beginning with a slash
     * @return this tree
     */
    public MemoryTree folder(String path) {
        synchronized (disk) {
            folderAt(names(path));
            return this;
        }
    }

    /**
     * Makes a file of these bytes.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param bytes its content, which is copied
     * @return this tree
     */
    public MemoryTree file(String path, byte[] bytes) {
        return file(path, MemoryContent.ofBytes(bytes.clone()), true);
    }

    /**
     * Makes a file of this text in UTF-8.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param text its content
     * @return this tree
     */
    public MemoryTree file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a file of any size whose bytes are computed from its path when they are read.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param size bytes, not negative
     * @return this tree
     */
    public MemoryTree file(String path, long size) {
        return file(path, size, path.hashCode());
    }

    /**
     * As {@link #file(String, long)}, with bytes computed from a seed.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param size bytes, not negative
     * @param seed what its bytes are computed from
     * @return this tree
     */
    public MemoryTree file(String path, long size, long seed) {
        return file(path, MemoryContent.generated(size, seed), true);
    }

    /**
     * Makes one more file of a name that may be taken already, for trees that hold duplicate names.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param bytes its content, which is copied
     * @return this tree
     */
    public MemoryTree duplicate(String path, byte[] bytes) {
        return file(path, MemoryContent.ofBytes(bytes.clone()), false);
    }

    /**
     * Makes a symbolic link.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param target where it points to, as it stands
     * @return this tree
     */
    public MemoryTree symlink(String path, String target) {
        synchronized (disk) {
            MemoryNode node = disk.create(NodeKind.SYMLINK, last(path));
            node.linkTarget = target;
            return put(path, node, true);
        }
    }

    /**
     * Makes something that is neither folder, file nor link, such as a socket.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param reason why it cannot be migrated
     * @return this tree
     */
    public MemoryTree special(String path, String reason) {
        return problem(path, new EntryProblem(ErrorClass.UNSUPPORTED, reason));
    }

    /**
     * Makes an entry that is there but cannot be looked at.
     *
     * @param path from the top of the tree, beginning with a slash
     * @param errorClass the class of the failure
     * @param message what the entry says of itself
     * @return this tree
     */
    public MemoryTree unreadable(String path, ErrorClass errorClass, String message) {
        return problem(path, new EntryProblem(errorClass, message));
    }

    /**
     * Lets a folder that looks sound fail when it is listed, or a file when it is read.
     *
     * @param path path of the folder or file, which must be there
     * @param errorClass the class of the failure
     * @return this tree
     */
    public MemoryTree deny(String path, ErrorClass errorClass) {
        synchronized (disk) {
            existing(path).denied = new EntryProblem(errorClass, "the test denies it");
            return this;
        }
    }

    /**
     * Takes {@link #deny} back.
     *
     * @param path path of a node that must be there
     * @return this tree
     */
    public MemoryTree allow(String path) {
        synchronized (disk) {
            existing(path).denied = null;
            return this;
        }
    }

    /**
     * Sets what is given; a null part stays as it is. Times are kept in the precision of the tree.
     *
     * @param path path of a node that must be there
     * @param metadata what is set
     * @return this tree
     */
    public MemoryTree set(String path, Metadata metadata) {
        synchronized (disk) {
            MemoryMetadata.apply(disk.settings, existing(path), metadata, true);
            return this;
        }
    }

    /**
     * Sets a modification time, in the precision of the tree.
     *
     * @param path path of a node that must be there
     * @param mtime the time
     * @return this tree
     */
    public MemoryTree mtime(String path, Instant mtime) {
        return set(path, Metadata.ofMtime(mtime));
    }

    /**
     * Takes a node and what is below it away.
     *
     * @param path path of a node that must be there
     * @return this tree
     */
    public MemoryTree remove(String path) {
        synchronized (disk) {
            disk.detach(existing(path));
            return this;
        }
    }

    /**
     * {@return whether there is a node at this path}
     *
     * @param path the path
     */
    public boolean exists(String path) {
        synchronized (disk) {
            return disk.find(disk.top, names(path)) != null;
        }
    }

    /**
     * {@return the bytes of a file of less than 2 GiB}
     *
     * @param path path of the file, which must be there
     */
    public byte[] bytes(String path) {
        synchronized (disk) {
            MemoryContent content = existing(path).content;
            byte[] bytes = new byte[Math.toIntExact(content.size())];
            content.read(0, ByteBuffer.wrap(bytes));
            return bytes;
        }
    }

    /** {@return everything below the top, as it is now} */
    public TreeSnapshot snapshot() {
        return snapshot("/");
    }

    /**
     * {@return everything below a folder as it is now, by paths relative to it; empty when the folder is missing}
     *
     * @param path path of the folder
     */
    public TreeSnapshot snapshot(String path) {
        synchronized (disk) {
            MemoryNode from = disk.find(disk.top, names(path));
            return from == null ? TreeSnapshot.EMPTY : TreeSnapshot.of(from, disk.settings);
        }
    }

    /**
     * {@return how many writes were begun and neither committed nor aborted, whether their adapter still lives or not}
     */
    public int unfinishedWrites() {
        synchronized (disk) {
            return disk.unfinished.size();
        }
    }

    private MemoryTree problem(String path, EntryProblem problem) {
        synchronized (disk) {
            MemoryNode node = disk.create(NodeKind.OTHER, last(path));
            node.problem = problem;
            return put(path, node, true);
        }
    }

    private MemoryTree file(String path, MemoryContent content, boolean replace) {
        synchronized (disk) {
            MemoryNode node = disk.create(NodeKind.FILE, last(path));
            node.content = content;
            return put(path, node, replace);
        }
    }

    private MemoryTree put(String path, MemoryNode node, boolean replace) {
        List<String> names = names(path);
        MemoryNode parent = folderAt(names.subList(0, names.size() - 1));
        List<MemoryNode> twins = List.copyOf(parent.folder().named(node.name));
        boolean beside = disk.settings.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME);
        if (replace) {
            twins.stream().filter(twin -> !beside || !twin.isFolder()).forEach(disk::detach);
        }
        disk.attach(node, parent);
        return this;
    }

    private MemoryNode folderAt(List<String> names) {
        MemoryNode folder = disk.top;
        for (String name : names) {
            MemoryNode next = disk.find(folder, List.of(name));
            if (next == null || !next.isFolder()) {
                if (next != null && !disk.settings.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME)) {
                    disk.detach(next);
                }
                next = disk.create(NodeKind.FOLDER, name);
                disk.attach(next, folder);
            }
            folder = next;
        }
        return folder;
    }

    private MemoryNode existing(String path) {
        MemoryNode node = disk.find(disk.top, names(path));
        if (node == null) {
            throw new IllegalArgumentException("the tree has no node " + path);
        }
        return node;
    }

    private static String last(String path) {
        List<String> names = names(path);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the top of the tree is a folder");
        }
        return names.get(names.size() - 1);
    }

    private static List<String> names(String path) {
        try {
            return PathNames.split(path);
        } catch (FSException e) {
            throw new IllegalArgumentException("not a path: " + path, e);
        }
    }
}
