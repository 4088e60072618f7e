package org.sylos.adapter.spectra.internal.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.WorldSettings;

/**
 * The rule that says what one world holds before anything is written to it. Stateless: every node has a 64-bit key that
 * follows from its folder's key, its kind and its place there, and everything else about it follows from its key.
 *
 * <p>A folder has numbered places for its children, the same in all worlds; a world fills some of them.
 */
public final class GeneratedTree {
    /** Tell the uses of a key apart, so that for example size and time have nothing to do with one another. */
    private static final long FOLDERS = Mix.ofText("folders");

    private static final long FILES = Mix.ofText("files");
    private static final long SIZE = Mix.ofText("size");
    private static final long MTIME = Mix.ofText("mtime");
    private static final long CONTENT = Mix.ofText("content");
    private static final long STALE = Mix.ofText("stale");
    private static final long OLDER = Mix.ofText("older");
    private static final long RESIZED = Mix.ofText("resized");
    private static final long OLD_CONTENT = Mix.ofText("old content");

    /** Whether and in what a file differs from that of the primary world. */
    private static final int CURRENT = -1;

    private static final int OTHER_TIME = 0;
    private static final int OTHER_SIZE = 1;
    private static final int BOTH = 2;

    private static final long EARLIEST = Instant.parse("2005-01-01T00:00:00Z").getEpochSecond();
    private static final long SECONDS = Duration.ofDays(20 * 365).toSeconds();
    private static final int NANOS = 1_000_000_000;

    private final long rootKey;
    private final int maxDepth;
    private final Counts folders;
    private final Counts files;
    private final Sizes sizes;
    private final Naming names;
    private final long worldKey;
    private final long filled;
    private final boolean complete;
    private final long stale;
    private final long mostSecondsOlder;
    private final long skewSeconds;
    private final int skewNanos;

    /** The tree of one of the configuration's worlds. */
    public GeneratedTree(SpectraConfig config, String world) {
        WorldSettings settings = Objects.requireNonNull(config.worlds().get(world), world);
        rootKey = Mix.at(config.seed(), 0);
        maxDepth = config.maxDepth();
        folders = new Counts(config.folders(), maxDepth);
        files = new Counts(config.files(), maxDepth);
        sizes = Sizes.of(config.fileSizes());
        names = Naming.of(config.names());
        worldKey = Mix.ofText(world);
        complete = settings.probability() == 1;
        filled = (long) (settings.probability() * 0x1p53);
        stale = (long) (settings.staleness().share() * 0x1p53);
        mostSecondsOlder = settings.staleness().age().toSeconds();
        skewSeconds = settings.mtimeSkew().toSeconds();
        skewNanos = settings.mtimeSkew().toNanosPart();
    }

    /** The key of the root. */
    public long rootKey() {
        return rootKey;
    }

    /** How many places for folders a folder has. */
    public int folderPlaces(long folder, int depth) {
        return depth >= maxDepth ? 0 : folders.of(Mix.mix(folder ^ FOLDERS), depth);
    }

    /** How many places for files a folder has. */
    public int filePlaces(long folder, int depth) {
        return files.of(Mix.mix(folder ^ FILES), depth);
    }

    /** The key of the folder at a place. */
    public long folderKey(long parent, int place) {
        return Mix.at(parent, 2L * place);
    }

    /** The key of the file at a place. */
    public long fileKey(long parent, int place) {
        return Mix.at(parent, 2L * place + 1);
    }

    /** Whether this world has the node, given that it has its folder. */
    public boolean exists(long key) {
        return complete || (Mix.mix(key ^ worldKey) >>> 11) < filled;
    }

    /** The size of a file in bytes. */
    public long size(long file) {
        long size = sizes.of(Mix.mix(file ^ SIZE));
        return stale != 0 && staleness(file) >= OTHER_SIZE ? olderSize(file, size) : size;
    }

    /** What the bytes of a file follow from; the same in all worlds that have the same version of it. */
    public long contentKey(long file) {
        return stale != 0 && staleness(file) != CURRENT
                ? Mix.mix(file ^ worldKey ^ OLD_CONTENT)
                : Mix.mix(file ^ CONTENT);
    }

    /** The modification time of a file in this world. */
    public Instant fileMtime(long file) {
        if (stale != 0) {
            int difference = staleness(file);
            if (difference == OTHER_TIME || difference == BOTH) {
                return mtime(file, -1 - Mix.below(Mix.mix(file ^ worldKey ^ OLDER), mostSecondsOlder));
            }
        }
        return mtime(file, 0);
    }

    /** The modification time of a folder in this world. */
    public Instant folderMtime(long folder) {
        return mtime(folder, 0);
    }

    private Instant mtime(long key, long later) {
        long hash = Mix.mix(key ^ MTIME);
        long second = EARLIEST + Mix.below(hash, SECONDS) + skewSeconds + later;
        return Instant.ofEpochSecond(second, Mix.below(Mix.mix(hash), NANOS) + skewNanos);
    }

    /** A third of the older versions differ in time, a third in size and a third in both. */
    private int staleness(long file) {
        long hash = Mix.mix(file ^ worldKey ^ STALE);
        return hash >>> 11 < stale ? (int) Mix.below(Mix.mix(hash), 3) : CURRENT;
    }

    /** Files grow; only one that has become empty was larger. */
    private long olderSize(long file, long size) {
        return size == 0 ? 1 : Mix.below(Mix.mix(file ^ worldKey ^ RESIZED), size);
    }

    /** The name of the folder at a place. */
    public String folderName(long parent, long key, int place) {
        return names.name(true, parent, key, place);
    }

    /** The name of the file at a place. */
    public String fileName(long parent, long key, int place) {
        return names.name(false, parent, key, place);
    }

    /** The child of this name that the world has in a folder; null when it has none. */
    public @Nullable Child child(long folder, int depth, String name) {
        int first = names.number(name);
        if (first == Naming.NONE) {
            return null;
        }
        boolean isFolder = names.looksLikeFolder(name);
        int places = isFolder ? folderPlaces(folder, depth) : filePlaces(folder, depth);
        int end = Math.min(places, first + names.candidates());
        for (int place = first; place < end; place++) {
            long key = isFolder ? folderKey(folder, place) : fileKey(folder, place);
            if (exists(key) && name.equals(names.name(isFolder, folder, key, place))) {
                return new Child(isFolder, key);
            }
        }
        return null;
    }

    /**
     * A generated node.
     *
     * @param folder whether it is a folder
     * @param key what everything about it follows from
     */
    public record Child(boolean folder, long key) {}
}
