package org.sylos.adapter.spectra.internal.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
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
    private static final long NAME = Mix.ofText("name");

    private static final long EARLIEST = Instant.parse("2005-01-01T00:00:00Z").getEpochSecond();
    private static final long SECONDS = Duration.ofDays(20 * 365).toSeconds();
    private static final int NANOS = 1_000_000_000;

    private final long rootKey;
    private final int maxDepth;
    private final Counts folders;
    private final Counts files;
    private final long smallest;
    private final long sizes;
    private final long worldKey;
    private final long filled;
    private final boolean complete;
    private final long skewSeconds;
    private final int skewNanos;

    /** The tree of one of the configuration's worlds. */
    public GeneratedTree(SpectraConfig config, String world) {
        WorldSettings settings = Objects.requireNonNull(config.worlds().get(world), world);
        rootKey = Mix.at(config.seed(), 0);
        maxDepth = config.maxDepth();
        folders = new Counts(config.folders(), maxDepth);
        files = new Counts(config.files(), maxDepth);
        if (config.fileSizes() instanceof FileSizes.Uniform uniform) {
            smallest = uniform.min();
            sizes = uniform.max() - uniform.min() + 1;
        } else {
            smallest = ((FileSizes.Fixed) config.fileSizes()).bytes();
            sizes = 1;
        }
        worldKey = Mix.ofText(world);
        complete = settings.probability() == 1;
        filled = (long) (settings.probability() * 0x1p53);
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
        return sizes == 1 ? smallest : smallest + Mix.below(Mix.mix(file ^ SIZE), sizes);
    }

    /** What the bytes of a file follow from; the same in all worlds. */
    public long contentKey(long file) {
        return Mix.mix(file ^ CONTENT);
    }

    /** The modification time of a node in this world. */
    public Instant mtime(long key) {
        long hash = Mix.mix(key ^ MTIME);
        long second = EARLIEST + Mix.below(hash, SECONDS) + skewSeconds;
        return Instant.ofEpochSecond(second, Mix.below(Mix.mix(hash), NANOS) + skewNanos);
    }

    /** The name of the folder at a place. */
    public String folderName(int place) {
        return PlainNames.folder(place);
    }

    /** The name of the file at a place. */
    public String fileName(long key, int place) {
        return PlainNames.file(place, Mix.mix(key ^ NAME));
    }

    /** The child of this name that the world has in a folder; null when it has none. */
    public @Nullable Child child(long folder, int depth, String name) {
        int place = PlainNames.indexIn(name);
        if (place == PlainNames.NONE) {
            return null;
        }
        boolean isFolder = PlainNames.looksLikeFolder(name);
        if (place >= (isFolder ? folderPlaces(folder, depth) : filePlaces(folder, depth))) {
            return null;
        }
        long key = isFolder ? folderKey(folder, place) : fileKey(folder, place);
        if (!exists(key) || !name.equals(isFolder ? PlainNames.folder(place) : fileName(key, place))) {
            return null;
        }
        return new Child(isFolder, key);
    }

    /**
     * A generated node.
     *
     * @param folder whether it is a folder
     * @param key what everything about it follows from
     */
    public record Child(boolean folder, long key) {}

    /** A range of counts with its bounds worked out for every depth. */
    private static final class Counts {
        private final int[] least;
        private final int[] choices;

        Counts(CountRange range, int maxDepth) {
            least = new int[maxDepth + 1];
            choices = new int[maxDepth + 1];
            for (int depth = 0; depth <= maxDepth; depth++) {
                least[depth] = range.minAt(depth);
                choices[depth] = range.maxAt(depth) - range.minAt(depth) + 1;
            }
        }

        int of(long hash, int depth) {
            return least[depth] + (int) Mix.below(hash, choices[depth]);
        }
    }
}
