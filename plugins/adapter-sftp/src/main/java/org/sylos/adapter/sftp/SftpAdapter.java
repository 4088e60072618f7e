package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Checksummer;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.StorageInfo;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * One tree of an SSH server. Nodes are addressed by path; hard links appear as separate files.
 *
 * <p>This class only says which part does what; each part keeps one promise of the contract.
 */
final class SftpAdapter implements FSAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(SftpAdapter.class);
    private static final int BUFFER_SIZE = 64 * 1024;

    private final SftpOptions.Server server;
    private final String root;
    private final boolean permissions;
    private final Tree tree;
    private final ChannelPool pool;
    private final Errors errors;
    private final Abilities abilities;
    private final Entries entries;
    private final Destination destination;
    private final Changes changes;
    private volatile boolean closed;

    /**
     * Makes an adapter; touches neither network nor disk.
     *
     * @param root path of the root as the server is asked for it
     * @param home the user's own home folder, in which keys are looked for
     */
    SftpAdapter(String root, SftpOptions options, ProviderContext context, Path home) throws ServiceException {
        this.server = options.server();
        this.root = root;
        this.permissions = options.permissions();
        this.tree = new Tree(root, System::nanoTime);
        this.pool = new ChannelPool(new Connector(options, new Secrets(context), home), options);
        this.errors = new Errors(pool, tree.root());
        this.abilities = new Abilities(options, pool, tree.root().length);
        this.entries = new Entries(tree, options.keepLinks());
        TemporaryNames names = new TemporaryNames();
        this.destination = new Destination(
                pool,
                tree,
                names,
                new Publisher(tree, names, abilities),
                context.clock(),
                options.permissions(),
                options.fsync());
        this.changes = new Changes(destination);
    }

    /** What is done in one conversation with the server. */
    @FunctionalInterface
    private interface Talk<T> {
        T run(SftpChannel channel) throws IOException;
    }

    @Override
    public Capabilities capabilities() {
        return abilities.capabilities();
    }

    @Override
    public NodeRef root() {
        return NodeRef.ROOT;
    }

    @Override
    public String displayLocation() {
        return "sftp://" + server + (root.startsWith("/") ? root : root.equals(".") ? "/~" : "/~/" + root);
    }

    @Override
    public void testConnection() throws IOException {
        on("/", channel -> {
            Attributes there = Place.found(channel.call(Requests.stat(tree.root())));
            if (there != null && !there.isFolder()) {
                throw new FSException(ErrorClass.FATAL, "/", "the root is not a folder", null);
            }
            return tree;
        });
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page has at least one entry: " + pageSize);
        }
        String path = checked(folder);
        return keeping(path, lease -> {
            tree.requireFolders(lease.channel(), path, path, ErrorClass.CONFLICT);
            return SftpListing.open(errors, entries, lease, tree.at(path), path, pageSize);
        });
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        String path = checked(node);
        return on(path, channel -> entries.of(channel, path, attributes(channel, path)));
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        String path = checked(node);
        Attributes now = on(path, channel -> attributes(channel, path));
        boolean plain = now.isFile() || now.isFolder();
        return new Metadata(now.modified(), permissions && plain ? now.permissions() : null, null, null, null);
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        String path = checked(node);
        on(path, channel -> {
            changes.setMetadata(channel, tree.at(path), attributes(channel, path), metadata);
            return tree;
        });
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("negative range: " + offset + ", " + length);
        }
        String path = checked(file);
        return keeping(path, lease -> {
            SftpChannel channel = lease.channel();
            // Looked at before it is opened: opening a FIFO would hold up the server, and a link is not followed.
            Attributes now = attributes(channel, path);
            if (!now.isFile()) {
                throw new FSException(ErrorClass.CONFLICT, path, "it is not a file", null);
            }
            Entry opened = entries.of(channel, path, now);
            byte[] handle = channel.call(Requests.open(tree.at(path), Requests.READ, Attributes.NONE))
                    .handle();
            return new SftpReadChannel(errors, lease, path, handle, opened, offset, length, () -> stat(file));
        });
    }

    @Override
    public NodeRef createRoot() throws IOException {
        on("/", channel -> {
            changes.createRoot(channel);
            return tree;
        });
        return NodeRef.ROOT;
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        String path = newPath(parent, name);
        return on(path, channel -> changes.createFolder(channel, path));
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        String path = newPath(spec.parent(), spec.name());
        return keeping(path, lease -> {
            tree.requireParent(lease.channel(), path);
            return new SftpFileWrite(errors, spec, TemporaryFile.create(destination, lease, spec));
        });
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        String path = newPath(spec.parent(), spec.name());
        if (!capabilities().has(Capability.SYMLINKS)) {
            throw new FSException(ErrorClass.UNSUPPORTED, path, "symbolic links are not kept here", null);
        }
        return on(path, channel -> changes.createSymlink(channel, spec, target));
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        try (ReadChannel channel = openRead(file, 0, Long.MAX_VALUE)) {
            Checksummer checksummer = new Checksummer(algorithm);
            checksummer.updateAll(channel, ByteBuffer.allocate(BUFFER_SIZE));
            return checksummer.checksum();
        }
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        String path = checked(node);
        refuseRoot(node, "cannot be deleted");
        on(path, channel -> {
            changes.delete(channel, path);
            return tree;
        });
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        String path = checked(node);
        refuseRoot(node, "cannot be renamed");
        String newPath = newPath(newParent, newName);
        return on(path, channel -> changes.rename(channel, path, newPath));
    }

    @Override
    public String normalise(String path) throws IOException {
        String cut = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Names.checkPath(cut);
        Names.encode(cut, cut);
        return cut;
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        String path = checked(folder);
        return on(path, channel -> changes.removeAbandoned(channel, path, owner));
    }

    /** Paths below one root are compared as the server resolves them, and as they were written where it cannot be asked. */
    @Override
    public boolean overlaps(FSAdapter other) {
        if (!(other instanceof SftpAdapter sftp) || !sftp.server.isSame(server)) {
            return false;
        }
        return Roots.overlap(realRoot(), sftp.realRoot());
    }

    private byte[] realRoot() {
        try {
            return on("/", channel -> Roots.real(channel, tree.root()));
        } catch (IOException e) {
            LOG.debug("the real path of {} is not known", displayLocation(), e);
            return tree.root();
        }
    }

    @Override
    public StorageInfo storageInfo() throws IOException {
        if (!capabilities().has(Capability.STORAGE_INFO)) {
            return StorageInfo.UNKNOWN;
        }
        return on("/", channel -> {
            Errors.Space space = Errors.Space.read(channel.call(Requests.statvfs(Roots.existing(channel, tree.root())))
                    .extended());
            return new StorageInfo(OptionalLong.of(space.total()), OptionalLong.of(space.usable()));
        });
    }

    @Override
    public void close() {
        closed = true;
        pool.close();
    }

    /** What is there, reached through folders only. */
    private Attributes attributes(SftpChannel channel, String path) throws IOException {
        if (path.length() == 1) {
            return channel.call(Requests.stat(tree.root())).attributes();
        }
        tree.requireParent(channel, path);
        return channel.call(Requests.lstat(tree.at(path))).attributes();
    }

    private <T> T on(String path, Talk<T> talk) throws IOException {
        return errors.guard(path, () -> {
            try (ChannelPool.Lease lease = lease(path)) {
                return talk.run(lease.channel());
            }
        });
    }

    /** Something that keeps its conversation until it is closed. */
    @FunctionalInterface
    private interface Opening<T> {
        T run(ChannelPool.Lease lease) throws IOException;
    }

    private <T> T keeping(String path, Opening<T> opening) throws IOException {
        return errors.guard(path, () -> {
            ChannelPool.Lease lease = lease(path);
            try {
                return opening.run(lease);
            } catch (IOException | RuntimeException e) {
                lease.close();
                throw e;
            }
        });
    }

    private ChannelPool.Lease lease(String path) throws IOException {
        if (closed) {
            throw new FSException(ErrorClass.FATAL, path, "the adapter was closed while it was in use", null);
        }
        return pool.lease();
    }

    private static String checked(NodeRef node) throws FSException {
        Names.checkPath(node.path());
        return node.path();
    }

    private static String newPath(NodeRef parent, String name) throws FSException {
        String path = NodeRef.childPath(checked(parent), name);
        Names.checkName(name, path);
        return path;
    }

    private static void refuseRoot(NodeRef node, @Nullable String why) throws FSException {
        if (node.isRoot()) {
            throw new FSException(ErrorClass.CONFLICT, "/", "the root " + why, null);
        }
    }
}
