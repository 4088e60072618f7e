package org.sylos.adapter.spectra;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.adapter.SpectraRead;
import org.sylos.adapter.spectra.internal.content.ContentRecorder;
import org.sylos.adapter.spectra.internal.simulator.Simulator;
import org.sylos.adapter.spectra.internal.world.Census;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.adapter.spectra.internal.world.World;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.ReadChannel;

/**
 * One world of a simulator, for programs that want to look into it or change it without a migration. Nodes are named by paths
 * from the world's root: {@code /}, {@code /d0001/f0003.txt}. A path is split at {@code /} only; no name is empty, {@code .} or
 * {@code ..}.
 *
 * <p>Adapters of the world see the same nodes and changes, and meet the same chaos.
 *
 * <p>All methods throw {@link FSException} when they fail: with {@link ErrorClass#NOT_FOUND} for a node that is not there,
 * {@link ErrorClass#INVALID_NAME} for a path that none can have, {@link ErrorClass#FATAL} when the simulator is closed, with
 * other classes where the method says so, and with whatever the configured chaos brings; changes that a store is to keep also
 * with {@link ErrorClass#NO_SPACE}, and with {@link ErrorClass#FATAL} when it is unusable. When the thread is interrupted they
 * throw {@link java.io.InterruptedIOException}. Thread-safe.
 */
@Stability(Stability.Level.EXPERIMENTAL)
public final class SpectraWorld {
    private static final int PAGE = 1000;
    private static final int BUFFER = 1 << 16;

    private final Simulator simulator;
    private final String name;
    private final World world;
    private final Place root = Place.root(List.of());
    private final Clock clock;

    SpectraWorld(Simulator simulator, String name, Clock clock) {
        this.simulator = simulator;
        this.name = name;
        this.world = simulator.world(name);
        this.clock = clock;
    }

    /** {@return the name of the world} */
    public String name() {
        return name;
    }

    /**
     * {@return a node as it is now; the root has an empty name}
     *
     * @param path a folder or a file
     * @throws IOException see {@link SpectraWorld}
     */
    public Entry stat(String path) throws IOException {
        return world.entry(place(path));
    }

    /**
     * Lists a folder page by page, however many children it has.
     *
     * @param folder path of the folder
     * @param pageSize most entries a page, at least 1
     * @return the children, which the caller closes
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} when it is a file
     */
    public Listing list(String folder, int pageSize) throws IOException {
        return world.list(place(folder), pageSize);
    }

    /**
     * Lists a folder whose children fit into memory.
     *
     * @param folder path of the folder
     * @return all its children, folders first, otherwise in no particular order
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} when it is a file
     */
    public List<Entry> list(String folder) throws IOException {
        List<Entry> folders = new ArrayList<>();
        List<Entry> files = new ArrayList<>();
        try (Listing listing = list(folder, PAGE)) {
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                page.forEach(entry -> (entry.kind() == NodeKind.FOLDER ? folders : files).add(entry));
            }
        }
        folders.addAll(files);
        return List.copyOf(folders);
    }

    /**
     * Opens a file, or a part of it.
     *
     * @param file path of the file
     * @param offset first byte to read, zero or more; beyond the end there is nothing to read
     * @param length most bytes to read, zero or more; {@link Long#MAX_VALUE} for all there are
     * @return the open file, which the caller closes
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} when it is a folder, {@link
     *     ErrorClass#UNSUPPORTED} when its bytes were written and not kept
     */
    public ReadChannel open(String file, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("not a range: " + length + " bytes from " + offset);
        }
        return SpectraRead.open(world, place(file), offset, length);
    }

    /**
     * Reads a part of a file that fits into memory.
     *
     * @param file path of the file
     * @param offset first byte to read, zero or more
     * @param length most bytes to read, zero or more
     * @return the bytes, fewer than asked for only where the file ends
     * @throws IOException as {@link #open}
     */
    public byte[] read(String file, long offset, int length) throws IOException {
        try (ReadChannel channel = open(file, offset, length);
                InputStream bytes = Channels.newInputStream(channel)) {
            return bytes.readNBytes(length);
        }
    }

    /**
     * {@return the checksum of a file's bytes; it needs no reading, but time in proportion to the size unless it was written}
     *
     * @param file path of the file
     * @param algorithm {@link ChecksumAlgorithm#CRC32C} or {@link ChecksumAlgorithm#SHA256}
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} when it is a folder, {@link
     *     ErrorClass#UNSUPPORTED} for other algorithms
     */
    public Checksum checksum(String file, ChecksumAlgorithm algorithm) throws IOException {
        return world.checksum(place(file), algorithm);
    }

    /**
     * Creates a folder. One that is there stays as it is.
     *
     * @param path of the folder; the one above must be there
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} when a file has the name
     */
    public void createFolder(String path) throws IOException {
        world.createFolder(place(path), clock.instant());
    }

    /**
     * Writes a file in one step, new or instead of another.
     *
     * @param file path of the file; its folder must be there
     * @param bytes its bytes
     * @return the file as it is now
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} when a folder has the name
     */
    public Entry write(String file, byte[] bytes) throws IOException {
        return write(file, new ByteArrayInputStream(bytes), null);
    }

    /**
     * Writes a file, new or instead of another. Nothing of it is seen before all its bytes have come.
     *
     * @param file path of the file; its folder must be there
     * @param bytes its bytes, read to their end and not closed
     * @param mtime its modification time; null for the present
     * @return the file as it is now
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} when a folder has the name; or what reading the
     *     bytes threw
     */
    public Entry write(String file, InputStream bytes, @Nullable Instant mtime) throws IOException {
        Place place = place(file);
        world.checkPut(place, null);
        ContentRecorder recorder = new ContentRecorder(world.keepBytes());
        byte[] buffer = new byte[BUFFER];
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            recorder.accept(ByteBuffer.wrap(buffer, 0, count));
        }
        requireOpen(file);
        FileState state = FileState.of(recorder.finish(), recorder.count(), mtime == null ? clock.instant() : mtime);
        world.putFile(place, null, state);
        return Entry.file(place.name(), state.size(), state.mtime());
    }

    /**
     * Sets the modification time of a node.
     *
     * @param path a folder or a file
     * @param mtime its modification time
     * @throws IOException see {@link SpectraWorld}
     */
    public void setMtime(String path, Instant mtime) throws IOException {
        world.setMtime(place(path), mtime);
    }

    /**
     * Deletes a file or an empty folder. What is not there is no error.
     *
     * @param path a file or a folder
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#CONFLICT} for a folder that is not empty and for the root
     */
    public void delete(String path) throws IOException {
        world.delete(place(path));
    }

    /**
     * Renames or moves a node with everything below it, in one step.
     *
     * @param from path of the node
     * @param to path that it will have; the folder there must exist and the name be free
     * @throws IOException see {@link SpectraWorld}; {@link ErrorClass#ALREADY_EXISTS} when the name is taken, {@link
     *     ErrorClass#CONFLICT} when a folder would come to lie in itself
     */
    public void rename(String from, String to) throws IOException {
        world.move(place(from), place(to));
    }

    /**
     * Undoes all changes in this world.
     *
     * @throws org.sylos.adapter.spectra.config.SpectraStoreException when the store cannot keep this
     */
    public void reset() {
        simulator.reset(name);
    }

    /**
     * Counts what the world holds now, at some million nodes a second; {@link
     * org.sylos.adapter.spectra.config.SpectraConfig#expected} tells at once what to expect of it before it is changed. Chaos
     * and statistics have no part in it.
     *
     * @return how much there is; while others change the world, as of some moments
     * @throws IOException see {@link SpectraWorld}
     */
    public WorldCount count() throws IOException {
        requireOpen("/");
        Census census = simulator.census(name);
        return new WorldCount(census.folders(), census.files(), census.bytes());
    }

    /** {@return what was asked of this world since the simulator was opened} */
    public SpectraStats stats() {
        return SpectraStats.of(world.meter());
    }

    private Place place(String path) throws FSException {
        requireOpen(path);
        if (!path.startsWith("/")) {
            throw new FSException(ErrorClass.INVALID_NAME, path, "a path begins with '/'", null);
        }
        return root.at(path);
    }

    private void requireOpen(String path) throws FSException {
        if (world.closed()) {
            throw new FSException(ErrorClass.FATAL, path, "the simulator is closed", null);
        }
    }
}
