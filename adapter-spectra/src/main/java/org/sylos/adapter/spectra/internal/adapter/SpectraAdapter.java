package org.sylos.adapter.spectra.internal.adapter;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sylos.adapter.spectra.internal.content.Content;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteSpec;

/** The tree of one world below one folder. Thread-safe. */
public final class SpectraAdapter implements FSAdapter {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** Where operations wait for a disk or for simulated delays, as many share a wait as there are. */
    private static final int WAITING = Math.max(CORES, 16);

    private static final int MOST = Math.max(CORES, 256);

    private final World world;
    private final Place root;
    private final Capabilities capabilities;
    private final String displayLocation;
    private final Clock clock;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes an adapter.
     *
     * @param root names that lead from the world's root to the adapter's
     * @param onClose is run once, when the adapter is closed
     */
    public SpectraAdapter(World world, List<String> root, String displayLocation, Clock clock, Runnable onClose) {
        this.world = world;
        this.root = Place.root(root);
        capabilities = capabilities(world.waits() ? WAITING : CORES);
        this.displayLocation = displayLocation;
        this.clock = clock;
        this.onClose = onClose;
    }

    private static Capabilities capabilities(int concurrency) {
        return Capabilities.builder()
                .with(
                        Capability.RANGE_READ,
                        Capability.ATOMIC_REPLACE,
                        Capability.SET_FILE_MTIME,
                        Capability.SET_FOLDER_MTIME,
                        Capability.RENAME)
                .checksums(Content.algorithms())
                .storedChecksums(ChecksumAlgorithm.CRC32C)
                .names(Place.RULES)
                .mtimePrecisionNanos(1)
                .concurrency(concurrency, MOST)
                .pageSize(5_000)
                .build();
    }

    /** The same in its stead, called something else, that runs something when it is closed. */
    public SpectraAdapter shownAs(String location, Runnable whenClosed) {
        return new SpectraAdapter(world, root.names(), location, clock, whenClosed);
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
        return displayLocation;
    }

    @Override
    public void testConnection() throws FSException {
        requireOpen("/");
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        return world.list(place(folder), pageSize);
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        return world.entry(place(node));
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        return Metadata.ofMtime(stat(node).mtime());
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        if (metadata.mtime() == null) {
            stat(node);
        } else {
            world.setMtime(place(node), metadata.mtime());
        }
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("not a range: " + length + " bytes from " + offset);
        }
        Place place = place(file);
        return SpectraRead.open(world, place, offset, length);
    }

    @Override
    public NodeRef createRoot() throws IOException {
        requireOpen("/");
        for (int depth = 1; depth <= root.names().size(); depth++) {
            world.createFolder(new Place(root.names().subList(0, depth), "/"), clock.instant());
        }
        return NodeRef.ROOT;
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        Place place = place(parent).child(name);
        world.createFolder(place, clock.instant());
        return NodeRef.of(place.path());
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        Place place = place(spec.parent()).child(spec.name());
        world.checkPut(place, spec.condition());
        return new SpectraWrite(world, place, spec, clock);
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        return world.checksum(place(file), algorithm);
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        world.delete(place(node));
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        Place target = place(newParent).child(newName);
        world.move(place(node), target);
        return NodeRef.of(target.path());
    }

    @Override
    public String normalise(String path) throws IOException {
        String rooted = path.startsWith("/") ? path : "/" + path;
        boolean slashAtEnd = rooted.length() > 1 && rooted.endsWith("/");
        return root.at(slashAtEnd ? rooted.substring(0, rooted.length() - 1) : rooted)
                .path();
    }

    /** Unfinished writes are nowhere but in the memory of their transactions, so none can be left behind. */
    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        place(folder);
        return 0;
    }

    @Override
    public boolean overlaps(FSAdapter other) {
        return other instanceof SpectraAdapter spectra
                && spectra.world == world
                && (root.contains(spectra.root) || spectra.root.contains(root));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }

    private Place place(NodeRef ref) throws FSException {
        requireOpen(ref.path());
        return root.at(ref.path());
    }

    private void requireOpen(String path) throws FSException {
        if (closed.get() || world.closed()) {
            throw new FSException(ErrorClass.FATAL, path, "the simulator or its adapter is closed", null);
        }
    }
}
