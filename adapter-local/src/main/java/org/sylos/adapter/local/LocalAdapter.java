package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Checksummer;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.StorageInfo;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * One directory tree of the machine. Nodes are addressed by path; hard links appear as separate files.
 *
 * <p>This class only says which part does what; each part keeps one promise of the contract.
 */
final class LocalAdapter implements FSAdapter {
    private final Path root;
    private final Tree tree;
    private final Errors errors;
    private final Capabilities capabilities;
    private final NodeMetadata metadata;
    private final Destination destination;
    private final TreeChanges changes;
    private final BufferPool buffers = new BufferPool();
    private volatile boolean closed;
    private volatile @Nullable CommonParts common;

    /**
     * Makes an adapter; looks at nothing but the type of the file system.
     *
     * @param root absolute path of the root
     * @param byDescriptor whether folders are held by descriptor where the platform can; off only in tests
     */
    LocalAdapter(Path root, LocalOptions options, boolean byDescriptor) {
        this.root = root;
        this.tree = new Tree(root, options.links(), byDescriptor);
        this.errors = new Errors(root);
        this.capabilities = StorageKind.of(root).capabilities(root, options);
        this.metadata = new NodeMetadata(capabilities);
        Publisher publisher = new Publisher(metadata.keepsPermissions(), options.fsync());
        this.destination =
                new Destination(new TemporaryNames(), metadata, publisher, options.sparse(), options.fsync());
        this.changes = new TreeChanges(tree, destination);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public NodeRef root() {
        return NodeRef.ROOT;
    }

    @Override
    public String displayLocation() {
        return Names.text(root);
    }

    @Override
    public void testConnection() throws IOException {
        on("/", () -> {
            try (Folder top = tree.open("/")) {
                return top.attributes().isDirectory();
            } catch (NoSuchFileException e) {
                return false;
            } catch (NotDirectoryException e) {
                throw new FSException(ErrorClass.FATAL, "/", "the root is not a folder", e);
            }
        });
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page has at least one entry: " + pageSize);
        }
        return on(folder.path(), () -> {
            checkFolder(folder);
            return LocalListing.open(tree, errors, folder.path(), pageSize);
        });
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        String path = node.path();
        return on(path, () -> {
            if (node.isRoot()) {
                return EntryReader.notLink("", Folder.topAttributes(root), root);
            }
            try (Tree.Place place = tree.place(path)) {
                return new EntryReader(tree, errors, TreePaths.parent(path), place.folder())
                        .entry(place.name(), TreePaths.name(path), place.attributes());
            }
        });
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        return on(node.path(), () -> {
            if (node.isRoot()) {
                return metadata.read(root, true);
            }
            try (Tree.Place place = tree.target(node.path())) {
                return metadata.read(place.folder().place(place.name()), false);
            }
        });
    }

    @Override
    public void setMetadata(NodeRef node, Metadata wanted) throws IOException {
        on(node.path(), () -> {
            if (node.isRoot()) {
                metadata.set(root, true, wanted, node.path());
                return node;
            }
            try (Tree.Place place = tree.target(node.path())) {
                place.attributes();
                metadata.set(place.folder().place(place.name()), false, wanted, node.path());
                return node;
            }
        });
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("negative range: " + offset + ", " + length);
        }
        refuseRoot(file, "is not a file");
        return on(
                file.path(),
                () -> LocalReadChannel.open(errors, file.path(), tree.target(file.path()), offset, length));
    }

    @Override
    public NodeRef createRoot() throws IOException {
        return on("/", () -> {
            try {
                Files.createDirectories(root);
            } catch (FileAlreadyExistsException e) {
                throw new FSException(
                        ErrorClass.CONFLICT, "/", "something that is not a folder is in the place of the root", e);
            }
            return NodeRef.ROOT;
        });
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        String path = NodeRef.childPath(parent.path(), name);
        return on(path, () -> {
            TreePaths.checkNewName(name, path);
            checkFolder(parent);
            return changes.createFolder(parent.path(), name, path);
        });
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        String path = spec.path();
        return on(path, () -> {
            checkNew(spec, path);
            FolderCache.Lease lease = tree.parent(spec.parent().path(), path);
            TemporaryFile file = TemporaryFile.create(destination, lease, spec, path, spec.metadata());
            return new LocalFileWrite(errors, spec, file, destination.sparse());
        });
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        return on(spec.path(), () -> {
            if (!capabilities.has(Capability.SYMLINKS)) {
                throw new FSException(ErrorClass.UNSUPPORTED, spec.path(), "symbolic links are not kept here", null);
            }
            checkNew(spec, spec.path());
            return changes.createSymlink(spec, target);
        });
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
        if (!(source instanceof LocalAdapter local) || file.isRoot()) {
            return CopyResult.NOT_MINE;
        }
        String path = spec.path();
        return on(path, () -> {
            checkNew(spec, path);
            try (SourceFile from = local.on(file.path(), () -> new SourceFile(local.tree, local.errors, file.path()))) {
                return new FastCopy(destination, buffers, expected, spec, path, monitor)
                        .copy(from, tree, keptByBoth(local, keep));
            }
        });
    }

    /** Worked out once for a migration, not for each of its files. */
    private Set<Capability> keptByBoth(LocalAdapter source, Set<Capability> keep) {
        CommonParts known = common;
        if (known == null || known.source != source || !known.asked.equals(keep)) {
            Set<Capability> both = EnumSet.noneOf(Capability.class);
            both.addAll(keep);
            both.retainAll(source.capabilities.supported());
            both.retainAll(capabilities.supported());
            known = new CommonParts(source, Set.copyOf(keep), Set.copyOf(both));
            common = known;
        }
        return known.both;
    }

    private record CommonParts(LocalAdapter source, Set<Capability> asked, Set<Capability> both) {}

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        try (ReadChannel channel = openRead(file, 0, Long.MAX_VALUE)) {
            ByteBuffer buffer = buffers.take();
            try {
                Checksummer checksummer = new Checksummer(algorithm);
                checksummer.updateAll(channel, buffer);
                return checksummer.checksum();
            } finally {
                buffers.giveBack(buffer);
            }
        }
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        refuseRoot(node, "cannot be deleted");
        on(node.path(), () -> {
            changes.delete(node.path());
            return node;
        });
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        refuseRoot(node, "cannot be renamed");
        String newPath = NodeRef.childPath(newParent.path(), newName);
        return on(node.path(), () -> {
            TreePaths.checkNewName(newName, newPath);
            checkFolder(newParent);
            return changes.rename(node.path(), newParent.path(), newName, newPath);
        });
    }

    @Override
    public String normalise(String path) throws IOException {
        return TreePaths.normalise(path);
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        return on(folder.path(), () -> {
            checkFolder(folder);
            return Leftovers.remove(tree, folder.path(), owner);
        });
    }

    @Override
    public boolean overlaps(FSAdapter other) {
        return other instanceof LocalAdapter local && Roots.overlap(root, local.root);
    }

    @Override
    public StorageInfo storageInfo() throws IOException {
        return on("/", () -> {
            FileStore store = Files.getFileStore(Roots.existing(root));
            return new StorageInfo(OptionalLong.of(store.getTotalSpace()), OptionalLong.of(store.getUsableSpace()));
        });
    }

    @Override
    public void close() {
        closed = true;
        try {
            tree.close();
        } catch (IOException e) {
            // Folders were only held open to find their children: nothing can be lost.
            return;
        }
    }

    private <T> T on(String path, Errors.Call<T> call) throws IOException {
        if (closed) {
            throw Errors.closed(path, null);
        }
        return errors.guard(path, call);
    }

    private static void checkFolder(NodeRef folder) throws FSException {
        TreePaths.check(folder.path());
    }

    private void checkNew(WriteSpec spec, String path) throws FSException {
        TreePaths.checkNewName(spec.name(), path);
        checkFolder(spec.parent());
        if (spec.size() > capabilities.maxFileSize()) {
            throw new FSException(
                    ErrorClass.TOO_LARGE,
                    path,
                    "files have at most " + capabilities.maxFileSize() + " bytes here",
                    null);
        }
    }

    private static void refuseRoot(NodeRef node, String why) throws FSException {
        if (node.isRoot()) {
            throw new FSException(ErrorClass.CONFLICT, "/", "the root " + why, null);
        }
    }
}
