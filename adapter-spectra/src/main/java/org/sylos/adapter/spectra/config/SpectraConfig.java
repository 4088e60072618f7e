package org.sylos.adapter.spectra.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * Everything that determines a simulated tree. Two equal configurations generate the same trees, in any process.
 *
 * @param seed any number; another seed gives another tree of the same shape
 * @param maxDepth depth of the deepest folders, from 0 (no folder but the root) to {@link #MOST_DEPTH}; files lie at most one
 *     deeper
 * @param folders how many folders a folder has
 * @param files how many files a folder has
 * @param fileSizes how large they are
 * @param names what they are called
 * @param worlds the worlds by name, sorted; {@link #PRIMARY} is always among them, complete and up to date
 * @param keepBytes whether the bytes written to files are kept in memory. Without it a written file keeps size, times and
 *     checksums, and can be read back only when its bytes are those of a generated file, or fewer than eight
 * @param store the file in which changes are kept for later processes, absolute; null to forget them at the end. Only one
 *     simulator at a time can have it open
 * @param http where adapters let a simulator be reached over HTTP, for as long as one of them is open; null for nowhere
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record SpectraConfig(
        long seed,
        int maxDepth,
        CountRange folders,
        CountRange files,
        FileSizes fileSizes,
        Names names,
        SortedMap<String, WorldSettings> worlds,
        boolean keepBytes,
        @Nullable Path store,
        @Nullable HttpSettings http) {
    /** The world that holds every node. */
    public static final String PRIMARY = "primary";

    /** The greatest {@code maxDepth}. */
    public static final int MOST_DEPTH = 10_000;

    private static final Pattern WORLD_NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    /**
     * Checks the bounds, copies the worlds and adds the primary one when it is missing.
     *
     * @throws IllegalArgumentException when the depth is out of its bounds, a world's name has another form, or the
     *     primary world is not complete and up to date
     */
    public SpectraConfig {
        if (maxDepth < 0 || maxDepth > MOST_DEPTH) {
            throw new IllegalArgumentException("the depth is from 0 to " + MOST_DEPTH + ", not " + maxDepth);
        }
        TreeMap<String, WorldSettings> sorted = new TreeMap<>(Map.copyOf(worlds));
        WorldSettings primary = sorted.putIfAbsent(PRIMARY, WorldSettings.COMPLETE);
        if (primary != null && primary.probability() != 1) {
            throw new IllegalArgumentException(
                    "the primary world is complete: its probability is 1, not " + primary.probability());
        }
        if (primary != null && primary.staleness().share() != 0) {
            throw new IllegalArgumentException("the primary world is up to date: it has no staleness");
        }
        for (String name : sorted.keySet()) {
            if (!isWorldName(name)) {
                throw new IllegalArgumentException("not the name of a world: '" + name + "'");
            }
        }
        worlds = Collections.unmodifiableSortedMap(sorted);
        store = store == null ? null : store.toAbsolutePath().normalize();
    }

    /**
     * {@return a small tree for demonstrations: some 8,000 files of up to 64 KiB in four levels of folders} The world
     * {@code s1} holds about 70 % of each folder, {@code s2} about 40 % with times of the day before.
     */
    public static SpectraConfig demo() {
        return builder().build();
    }

    /** {@return a builder that starts from {@link #demo}} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a configuration: JSON from a file whose name ends with {@code .json}, otherwise YAML. Keys that are left out are
     * as in {@link #demo}, except that there are no worlds but the primary one. Relative paths in it are relative to its folder.
     *
     * @param file the configuration
     * @return what the file says
     * @throws org.sylos.engine.api.ConfigException when the file cannot be read, or holds anything but a valid configuration;
     *     the message names the file and the key
     */
    public static SpectraConfig load(Path file) {
        return ConfigFile.load(file);
    }

    /**
     * {@return whether a text can name a world: up to 40 of {@code a-z 0-9 _ -}, starting with a letter}
     *
     * @param text any text
     */
    public static boolean isWorldName(String text) {
        return WORLD_NAME.matcher(text).matches();
    }

    /**
     * {@return what to expect of a world, computed without generating it}
     *
     * @param world name of the world
     * @throws IllegalArgumentException when there is no such world
     */
    public ExpectedCounts expected(String world) {
        WorldSettings settings = worlds.get(world);
        if (settings == null) {
            throw new IllegalArgumentException("there is no world '" + world + "' among " + worlds.keySet());
        }
        double parents = 1;
        double allFolders = 0;
        double allFiles = 0;
        for (int depth = 0; depth <= maxDepth && parents > 0; depth++) {
            allFiles += parents * files.meanAt(depth) * settings.probability();
            parents = depth == maxDepth ? 0 : parents * folders.meanAt(depth) * settings.probability();
            allFolders += parents;
        }
        // Of the older versions two in three have another size, which is half of the present one on average.
        double sizes = fileSizes.mean() * (1 - settings.staleness().share() / 3);
        return new ExpectedCounts(allFolders, allFiles, allFiles * sizes);
    }

    /**
     * {@return this configuration as JSON, in the form that {@link #load} reads, every setting written out} Equal
     * configurations have equal texts.
     */
    public String toJson() {
        return ConfigWriter.json(this);
    }

    /**
     * Reads a configuration from a text instead of a file.
     *
     * @param text the configuration
     * @param source what the text is called in messages; it is JSON when this ends with {@code .json}, otherwise YAML. Relative
     *     paths in it are relative to the working directory
     * @return what the text says
     * @throws org.sylos.engine.api.ConfigException when the text is anything but a valid configuration; the message names the
     *     source and the key
     */
    public static SpectraConfig parse(String text, String source) {
        return ConfigFile.parse(text, source, Path.of(""));
    }

    /** {@return a builder that starts from this configuration} */
    public Builder toBuilder() {
        Builder builder = new Builder()
                .seed(seed)
                .maxDepth(maxDepth)
                .folders(folders)
                .files(files)
                .fileSizes(fileSizes)
                .names(names)
                .keepBytes(keepBytes)
                .store(store)
                .http(http)
                .onlyPrimary();
        worlds.forEach(builder::world);
        return builder;
    }

    /** Collects a configuration. Not thread-safe. */
    @Stability(Stability.Level.EXPERIMENTAL)
    public static final class Builder {
        private long seed = 1;
        private int maxDepth = 4;
        private CountRange folders = CountRange.between(3, 6);
        private CountRange files = CountRange.between(5, 25);
        private FileSizes fileSizes = FileSizes.uniform(0, 64 << 10);
        private Names names = Names.PLAIN;
        private final SortedMap<String, WorldSettings> worlds = new TreeMap<>(Map.of(
                "s1", WorldSettings.withProbability(0.7),
                "s2", WorldSettings.withProbability(0.4).withMtimeSkew(Duration.ofDays(-1))));
        private boolean keepBytes;
        private @Nullable Path store;
        private @Nullable HttpSettings http;

        private Builder() {}

        /**
         * Sets the seed.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets the depth of the deepest folders.
         *
         * @param depth from 0 to {@link #MOST_DEPTH}
         * @return this builder
         */
        public Builder maxDepth(int depth) {
            maxDepth = depth;
            return this;
        }

        /**
         * Sets how many folders a folder has.
         *
         * @param range how many, by depth
         * @return this builder
         */
        public Builder folders(CountRange range) {
            folders = range;
            return this;
        }

        /**
         * Sets how many files a folder has.
         *
         * @param range how many, by depth
         * @return this builder
         */
        public Builder files(CountRange range) {
            files = range;
            return this;
        }

        /**
         * Sets how large files are.
         *
         * @param sizes how they are drawn
         * @return this builder
         */
        public Builder fileSizes(FileSizes sizes) {
            fileSizes = sizes;
            return this;
        }

        /**
         * Sets what nodes are called.
         *
         * @param value how their names look
         * @return this builder
         */
        public Builder names(Names value) {
            names = value;
            return this;
        }

        /**
         * Adds a world, or changes it.
         *
         * @param name up to 40 of {@code a-z 0-9 _ -}, starting with a letter
         * @param settings how it differs from the primary world
         * @return this builder
         */
        public Builder world(String name, WorldSettings settings) {
            worlds.put(name, settings);
            return this;
        }

        /**
         * Sets what goes wrong in all worlds added so far and in the primary one.
         *
         * @param chaos the same in each of them, but not at the same nodes
         * @return this builder
         */
        public Builder chaos(Chaos chaos) {
            worlds.putIfAbsent(PRIMARY, WorldSettings.COMPLETE);
            worlds.replaceAll((name, settings) -> settings.withChaos(chaos));
            return this;
        }

        /**
         * Forgets all worlds added so far.
         *
         * @return this builder
         */
        public Builder onlyPrimary() {
            worlds.clear();
            return this;
        }

        /**
         * Sets whether written bytes are kept in memory.
         *
         * @param keep see {@link SpectraConfig#keepBytes}
         * @return this builder
         */
        public Builder keepBytes(boolean keep) {
            keepBytes = keep;
            return this;
        }

        /**
         * Sets where changes are kept for later processes.
         *
         * @param file made when it is not there; null to forget changes at the end
         * @return this builder
         */
        public Builder store(@Nullable Path file) {
            store = file;
            return this;
        }

        /**
         * Sets where the simulator is reached over HTTP while adapters are open.
         *
         * @param settings address and port; null for nowhere
         * @return this builder
         */
        public Builder http(@Nullable HttpSettings settings) {
            http = settings;
            return this;
        }

        /**
         * {@return the configuration as collected so far}
         *
         * @throws IllegalArgumentException when a part is out of its bounds
         */
        public SpectraConfig build() {
            return new SpectraConfig(seed, maxDepth, folders, files, fileSizes, names, worlds, keepBytes, store, http);
        }
    }
}
