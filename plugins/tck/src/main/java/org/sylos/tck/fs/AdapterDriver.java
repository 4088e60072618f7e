package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;
import org.sylos.tck.Checksums;

/** Handy operations over any adapter, built of the adapter's own. As thread-safe as the adapter. */
@Stability(Stability.Level.EVOLVING)
public final class AdapterDriver {
    /** The owner token of what the driver writes. */
    public static final String OWNER = "kit";

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int PAGE_SIZE = 100;

    private final FSAdapter adapter;

    /**
     * Drives an adapter; closing it stays with its owner.
     *
     * @param adapter what is driven
     */
    public AdapterDriver(FSAdapter adapter) {
        this.adapter = adapter;
    }

    /** {@return the adapter itself} */
    public FSAdapter adapter() {
        return adapter;
    }

    /** {@return the root} */
    public NodeRef root() {
        return adapter.root();
    }

    /**
     * {@return whether the adapter has an ability}
     *
     * @param capability the ability
     */
    public boolean has(Capability capability) {
        return adapter.capabilities().has(capability);
    }

    /** {@return which names the adapter can hold} */
    public NameRules names() {
        return adapter.capabilities().names();
    }

    /**
     * {@return bytes that tell positions and seeds apart}
     *
     * @param size how many bytes
     * @param seed what they are computed from
     */
    public static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        MemoryContent.generated(size, seed).read(0, ByteBuffer.wrap(bytes));
        return bytes;
    }

    /**
     * {@return what a write of the driver says of itself}
     *
     * @param parent the folder it is in
     * @param name its name
     * @param size bytes of the content
     * @param metadata what is set with it
     * @param condition what must be at its place
     */
    public static WriteSpec spec(NodeRef parent, String name, long size, Metadata metadata, WriteCondition condition) {
        return new WriteSpec(parent, name, size, metadata, condition, OWNER);
    }

    /**
     * Makes a folder.
     *
     * @param parent the folder it is made in
     * @param name its name
     * @return its address
     * @throws IOException when the adapter fails
     */
    public NodeRef folder(NodeRef parent, String name) throws IOException {
        return adapter.createFolder(parent, name);
    }

    /**
     * Writes a file where nothing is, and answers its address.
     *
     * @param parent the folder it is in
     * @param name its name
     * @param bytes what is written
     * @return its address
     * @throws IOException when the adapter fails
     */
    public NodeRef file(NodeRef parent, String name, byte[] bytes) throws IOException {
        return write(spec(parent, name, bytes.length, Metadata.NONE, WriteCondition.ABSENT), bytes)
                .ref();
    }

    /**
     * Makes a link where nothing is, and answers its address.
     *
     * @param parent the folder it is in
     * @param name its name
     * @param target where it points to
     * @return its address
     * @throws IOException when the adapter fails
     */
    public NodeRef symlink(NodeRef parent, String name, String target) throws IOException {
        WriteSpec spec = spec(parent, name, 0, Metadata.NONE, WriteCondition.ABSENT);
        return adapter.createSymlink(spec, target).ref();
    }

    /**
     * Writes a file.
     *
     * @param spec what is written, where, and under which condition
     * @param bytes what is written
     * @return what the adapter answers
     * @throws IOException when the adapter fails
     */
    public Written write(WriteSpec spec, byte[] bytes) throws IOException {
        try (FileWrite write = adapter.openWrite(spec)) {
            write.write(ByteBuffer.wrap(bytes));
            return write.commit();
        }
    }

    /**
     * Replaces a file by another.
     *
     * @param parent the folder it is in
     * @param old the file that is replaced
     * @param bytes what is written
     * @return what the adapter answers
     * @throws IOException when the adapter fails
     */
    public Written replace(NodeRef parent, NodeRef old, byte[] bytes) throws IOException {
        return write(spec(parent, adapter.stat(old).name(), bytes.length, Metadata.NONE, unchanged(old)), bytes);
    }

    /**
     * {@return the condition that a node stays as it is now}
     *
     * @param node the node
     * @throws IOException when the adapter fails
     */
    public WriteCondition unchanged(NodeRef node) throws IOException {
        Entry now = adapter.stat(node);
        return new WriteCondition.Unchanged(node, now.size(), now.mtime());
    }

    /**
     * {@return all bytes of a file}
     *
     * @param file the file
     * @throws IOException when the adapter fails
     */
    public byte[] read(NodeRef file) throws IOException {
        return read(file, 0, Long.MAX_VALUE);
    }

    /**
     * {@return some bytes of a file}
     *
     * @param file the file
     * @param offset position of the first byte, from 0
     * @param length the most bytes to read
     * @throws IOException when the adapter fails
     */
    public byte[] read(NodeRef file, long offset, long length) throws IOException {
        try (ReadChannel channel = adapter.openRead(file, offset, length)) {
            return drain(channel, BUFFER_SIZE);
        }
    }

    /** Reads to the end. */
    static byte[] drain(ReadChannel channel, int bufferSize) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(bufferSize);
        while (channel.read(buffer) >= 0) {
            bytes.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return bytes.toByteArray();
    }

    /**
     * {@return all children of a folder}
     *
     * @param folder the folder
     * @throws IOException when the adapter fails
     */
    public List<Entry> list(NodeRef folder) throws IOException {
        return list(folder, PAGE_SIZE);
    }

    /**
     * {@return all children of a folder, asked for in pages of a size}
     *
     * @param folder the folder
     * @param pageSize the most entries of a page, at least 1
     * @throws IOException when the adapter fails
     */
    public List<Entry> list(NodeRef folder, int pageSize) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Listing listing = adapter.list(folder, pageSize)) {
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                entries.addAll(page);
            }
        }
        return entries;
    }

    /**
     * {@return the names of all children of a folder}
     *
     * @param folder the folder
     * @throws IOException when the adapter fails
     */
    public List<String> childNames(NodeRef folder) throws IOException {
        return list(folder).stream().map(Entry::name).toList();
    }

    /**
     * {@return how a listed child is addressed}
     *
     * @param folder the folder
     * @param child an entry of its listing
     */
    public static NodeRef ref(NodeRef folder, Entry child) {
        return new NodeRef(NodeRef.childPath(folder.path(), child.name()), child.nativeId());
    }

    /**
     * {@return the address of a file that was there and has gone}
     *
     * @param parent the folder it was in
     * @throws IOException when the adapter fails
     */
    public NodeRef missing(NodeRef parent) throws IOException {
        NodeRef file = file(parent, "gone", new byte[1]);
        adapter.delete(file);
        return file;
    }

    /**
     * {@return the address of a folder that was there and has gone}
     *
     * @param parent the folder it was in
     * @throws IOException when the adapter fails
     */
    public NodeRef missingFolder(NodeRef parent) throws IOException {
        NodeRef folder = folder(parent, "gone");
        adapter.delete(folder);
        return folder;
    }

    /**
     * {@return everything below the root, read from the adapter: names, kinds, bytes, times of files, permissions}
     *
     * @throws IOException when the adapter fails
     */
    public TreeSnapshot snapshot() throws IOException {
        Map<String, NodeFacts> nodes = new TreeMap<>();
        collect(adapter.root(), nodes);
        return new TreeSnapshot(new TreeMap<>(nodes)).withoutFolderTimes();
    }

    private void collect(NodeRef folder, Map<String, NodeFacts> nodes) throws IOException {
        for (Entry entry : list(folder)) {
            NodeRef ref = ref(folder, entry);
            boolean twin = nodes.containsKey(ref.path());
            nodes.put(twin ? ref.toString() : ref.path(), facts(ref, entry));
            if (entry.kind() == NodeKind.FOLDER && entry.problem() == null) {
                collect(ref, nodes);
            }
        }
    }

    private NodeFacts facts(NodeRef ref, Entry entry) throws IOException {
        boolean sound = entry.problem() == null && entry.kind() != NodeKind.SYMLINK;
        Integer mode =
                sound && has(Capability.PERMISSIONS) ? adapter.metadata(ref).mode() : null;
        return new NodeFacts(entry.kind(), entry.size(), entry.mtime(), mode, content(ref, entry));
    }

    private String content(NodeRef ref, Entry entry) throws IOException {
        if (entry.problem() != null) {
            return entry.problem().toString();
        }
        if (entry.kind() == NodeKind.FILE) {
            try (ReadChannel channel = adapter.openRead(ref, 0, Long.MAX_VALUE)) {
                return Checksums.of(ChecksumAlgorithm.CRC32C, channel).hex();
            }
        }
        return entry.linkTarget() == null ? "" : entry.linkTarget();
    }
}
