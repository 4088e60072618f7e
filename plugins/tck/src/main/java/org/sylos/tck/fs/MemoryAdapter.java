package org.sylos.tck.fs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.StorageInfo;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * A correct adapter over a {@link MemoryTree}. Thread-safe.
 *
 * <p>Links are listed and never followed. Where the tree has native ids, nodes below the root are addressed by id alone: a
 * reference made of a path is not found, so that a caller that loses ids is noticed.
 */
@Stability(Stability.Level.EVOLVING)
public final class MemoryAdapter implements FSAdapter {
    private final MemoryView view;
    private final MemoryDisk disk;
    private volatile boolean closed;

    MemoryAdapter(MemoryDisk disk, String rootPath) {
        this.disk = disk;
        try {
            this.view = new MemoryView(disk, PathNames.split(rootPath));
        } catch (FSException e) {
            throw new IllegalArgumentException("not a root: " + rootPath, e);
        }
    }

    @Override
    public Capabilities capabilities() {
        return disk.settings.capabilities();
    }

    @Override
    public NodeRef root() {
        return view.rootRef();
    }

    @Override
    public String displayLocation() {
        return "memory:" + disk.settings.label() + "/" + String.join("/", view.rootNames);
    }

    @Override
    public void testConnection() throws IOException {
        begin("/");
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page has at least one entry: " + pageSize);
        }
        begin(folder.path());
        synchronized (disk) {
            MemoryNode node = view.resolveFolder(folder);
            checkAllowed(node, folder);
            return new MemoryListing(this, node, folder, pageSize);
        }
    }

    @Override
    public Entry stat(NodeRef ref) throws IOException {
        begin(ref.path());
        synchronized (disk) {
            return view.entry(view.resolve(ref), ref.isRoot());
        }
    }

    @Override
    public Metadata metadata(NodeRef ref) throws IOException {
        begin(ref.path());
        synchronized (disk) {
            return MemoryMetadata.of(disk.settings, view.resolve(ref));
        }
    }

    @Override
    public void setMetadata(NodeRef ref, Metadata metadata) throws IOException {
        begin(ref.path());
        synchronized (disk) {
            MemoryMetadata.apply(disk.settings, view.resolve(ref), metadata, false);
        }
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a range is not negative: " + offset + ", " + length);
        }
        begin(file.path());
        synchronized (disk) {
            MemoryNode node = resolveFile(file);
            boolean whole = offset == 0 && length >= node.content.size();
            if (!whole && !disk.settings.has(Capability.RANGE_READ)) {
                throw MemoryView.failure(ErrorClass.UNSUPPORTED, file.path(), "only whole files are read here");
            }
            return new MemoryRead(this, file, view.entry(node, false), node.content, offset, length);
        }
    }

    @Override
    public NodeRef createRoot() throws IOException {
        begin("/");
        synchronized (disk) {
            MemoryNode folder = disk.top;
            for (String name : view.rootNames) {
                MemoryNode next = view.obstacle(folder, name, NodeKind.FOLDER);
                if (next == null) {
                    next = disk.create(NodeKind.FOLDER, name);
                    disk.attach(next, folder);
                } else if (!next.isFolder()) {
                    throw MemoryView.failure(ErrorClass.CONFLICT, "/", "'" + name + "' is not a folder");
                }
                folder = next;
            }
            return view.rootRef();
        }
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        begin(parent.path());
        synchronized (disk) {
            MemoryNode folder = view.resolveFolder(parent);
            view.checkName(folder, name);
            MemoryNode there = view.obstacle(folder, name, NodeKind.FOLDER);
            if (there == null) {
                there = disk.create(NodeKind.FOLDER, name);
                disk.attach(there, folder);
            } else if (!there.isFolder()) {
                throw MemoryView.failure(
                        ErrorClass.CONFLICT, NodeRef.childPath(parent.path(), name), "there is no folder of that name");
            }
            return view.ref(there);
        }
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        begin(spec.path());
        if (spec.size() > capabilities().maxFileSize()) {
            throw MemoryView.failure(
                    ErrorClass.TOO_LARGE,
                    spec.path(),
                    "files have at most " + capabilities().maxFileSize() + " bytes");
        }
        synchronized (disk) {
            MemoryNode parent = view.resolveFolder(spec.parent());
            view.checkName(parent, spec.name());
            MemoryPlacement.check(view, parent, spec);
            MemoryWrite write = new MemoryWrite(this, disk, parent, spec);
            disk.unfinished.add(write);
            return write;
        }
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        begin(spec.path());
        if (!disk.settings.has(Capability.SYMLINKS)) {
            throw MemoryView.failure(ErrorClass.UNSUPPORTED, spec.path(), "links cannot be kept here");
        }
        synchronized (disk) {
            MemoryNode parent = view.resolveFolder(spec.parent());
            view.checkName(parent, spec.name());
            MemoryNode link = disk.create(NodeKind.SYMLINK, spec.name());
            link.linkTarget = target;
            return MemoryPlacement.place(view, parent, link, spec);
        }
    }

    @Override
    public CopyResult copyFrom(
            FSAdapter source,
            NodeRef file,
            Expected expected,
            WriteSpec spec,
            Set<Capability> keep,
            TransferMonitor monitor)
            throws IOException {
        return disk.settings.has(Capability.FAST_COPY) && source instanceof MemoryAdapter
                ? MemoryFastPath.copy(this, source, file, expected, spec, keep, monitor)
                : CopyResult.NOT_MINE;
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        begin(file.path());
        if (!capabilities().checksums().contains(algorithm)) {
            throw MemoryView.failure(ErrorClass.UNSUPPORTED, file.path(), "no " + algorithm.label() + " is known here");
        }
        MemoryContent content;
        synchronized (disk) {
            content = resolveFile(file).content;
        }
        return content.checksum(algorithm);
    }

    @Override
    public void delete(NodeRef ref) throws IOException {
        begin(ref.path());
        synchronized (disk) {
            MemoryNode node = view.find(ref);
            if (node == null) {
                return;
            }
            if (node == disk.top || (node.isFolder() && !node.folder().isEmpty())) {
                throw MemoryView.failure(ErrorClass.CONFLICT, ref.path(), "the folder is not empty");
            }
            disk.detach(node);
        }
    }

    @Override
    public NodeRef rename(NodeRef ref, NodeRef newParent, String newName) throws IOException {
        begin(ref.path());
        if (!disk.settings.has(Capability.RENAME)) {
            throw MemoryView.failure(ErrorClass.UNSUPPORTED, ref.path(), "nothing can be renamed here");
        }
        synchronized (disk) {
            MemoryNode node = view.resolve(ref);
            MemoryNode parent = view.resolveFolder(newParent);
            view.checkName(parent, newName);
            MemoryNode there = view.obstacle(parent, newName, node.kind);
            if (there != null && there != node) {
                throw MemoryView.failure(
                        ErrorClass.ALREADY_EXISTS, NodeRef.childPath(newParent.path(), newName), "the name is taken");
            }
            if (parent.isWithin(node)) {
                throw MemoryView.failure(ErrorClass.CONFLICT, ref.path(), "a folder cannot go into itself");
            }
            disk.detach(node);
            node.name = newName;
            disk.attach(node, parent);
            return view.ref(node);
        }
    }

    @Override
    public String normalise(String path) throws IOException {
        String single = ("/" + path).replaceAll("/{2,}", "/");
        String plain = single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
        for (String name : PathNames.split(plain)) {
            Optional<String> refusal = disk.settings.names().refusal(name);
            if (refusal.isPresent()) {
                throw MemoryView.failure(ErrorClass.INVALID_NAME, plain, refusal.get());
            }
        }
        return plain;
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        begin(folder.path());
        synchronized (disk) {
            MemoryNode node = view.find(folder);
            List<MemoryWrite> abandoned = new ArrayList<>();
            for (MemoryWrite write : disk.unfinished) {
                if (write.isIn(node) && write.isOf(owner)) {
                    if (write.isLive()) {
                        throw MemoryView.failure(
                                ErrorClass.CONFLICT, folder.path(), "a write of " + owner + " is still going on there");
                    }
                    abandoned.add(write);
                }
            }
            abandoned.forEach(MemoryWrite::discard);
            return abandoned.size();
        }
    }

    @Override
    public boolean overlaps(FSAdapter other) {
        if (other instanceof ForwardingAdapter forwarding) {
            return overlaps(forwarding.delegate());
        }
        return other instanceof MemoryAdapter adapter && adapter.disk == disk && view.overlaps(adapter.view);
    }

    @Override
    public StorageInfo storageInfo() throws IOException {
        begin("/");
        if (!disk.settings.has(Capability.STORAGE_INFO)) {
            return StorageInfo.UNKNOWN;
        }
        synchronized (disk) {
            return new StorageInfo(OptionalLong.of(disk.settings.spaceQuota()), OptionalLong.of(disk.usable()));
        }
    }

    /**
     * Also stands for the death of the process: what is still being written is abandoned as it is, and stays until {@link
     * #removeAbandoned} of another adapter over the tree takes it away.
     */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return displayLocation();
    }

    /** Every operation begins here, and long ones return here: an interrupted thread or a closed adapter goes no further. */
    void begin(String path) throws IOException {
        if (closed) {
            throw MemoryView.failure(ErrorClass.FATAL, path, "the adapter is closed");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted at " + path);
        }
    }

    boolean isClosed() {
        return closed;
    }

    MemoryView view() {
        return view;
    }

    static void checkAllowed(MemoryNode node, NodeRef ref) throws FSException {
        if (node.denied != null) {
            throw MemoryView.failure(node.denied.errorClass(), ref.path(), node.denied.message());
        }
    }

    private MemoryNode resolveFile(NodeRef ref) throws FSException {
        MemoryNode node = view.resolve(ref);
        if (node.problem != null) {
            throw MemoryView.failure(node.problem.errorClass(), ref.path(), node.problem.message());
        }
        if (node.kind != NodeKind.FILE) {
            throw MemoryView.failure(ErrorClass.CONFLICT, ref.path(), "it is not a file");
        }
        checkAllowed(node, ref);
        return node;
    }
}
