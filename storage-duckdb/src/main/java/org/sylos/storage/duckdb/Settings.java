package org.sylos.storage.duckdb;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;

/**
 * How much of the machine the database may use.
 *
 * @param memoryBytes most memory for its caches, joins and sorts; beyond it, it spills to disk
 * @param threads most threads for one query on many rows; all others have one
 * @param overflow where it spills to
 * @param sliceRows most rows that one statement joins or updates
 * @param largeRows from how many rows on several threads are worth their cost
 * @param largeFolder from how many children on the first rows of a folder are kept
 */
record Settings(long memoryBytes, int threads, Path overflow, long sliceRows, long largeRows, long largeFolder) {
    static final ConfigKey MEMORY = ConfigKey.optional(
            "memory-limit",
            ConfigKey.Type.SIZE,
            null,
            "memory of the database, besides the Java heap; at least 128M, by default a quarter of the machine's, at most 4G");
    static final ConfigKey THREADS = ConfigKey.optional(
            "threads",
            ConfigKey.Type.INTEGER,
            null,
            "threads of the database for large levels; by default one for each processor");
    static final ConfigKey OVERFLOW = ConfigKey.optional(
            "temp-directory",
            ConfigKey.Type.PATH,
            null,
            "folder for what does not fit into memory; by default beside the database, under its name with .tmp");
    static final List<ConfigKey> KEYS = List.of(MEMORY, THREADS, OVERFLOW);

    /** A row in a join or an update needs about so much memory at its peak. */
    private static final long BYTES_PER_ROW = 256;

    /** More at once would save hardly any time, and memory would grow with the tree up to its limit. */
    private static final long MOST_SLICE = 2_000_000;

    private static final long LARGE = 500_000;
    private static final long LARGE_FOLDER = 1 << 18;

    private static final int FEW = 4096;

    private static final long LEAST_MEMORY = 128L << 20;
    private static final long MOST_MEMORY = 4L << 30;

    static Settings of(ProviderConfig config, StoreFiles files) {
        long memory = memory(config);
        return new Settings(
                memory,
                threads(config),
                overflow(config, files),
                Math.min(MOST_SLICE, memory / BYTES_PER_ROW),
                LARGE,
                LARGE_FOLDER);
    }

    /** Enough to look at a file. */
    static Settings small(StoreFiles files) {
        return new Settings(LEAST_MEMORY, 1, files.overflow(), LEAST_MEMORY / BYTES_PER_ROW, LARGE, LARGE_FOLDER);
    }

    /** With which small trees meet what is meant for large ones. */
    Settings forSmallTrees() {
        return new Settings(memoryBytes, threads, overflow, 3, 1, 4);
    }

    /** How many rows at most are put in order without asking SQL for fewer. */
    int few() {
        return (int) Math.min(FEW, sliceRows);
    }

    private static long memory(ProviderConfig config) {
        long bytes = config.size(MEMORY.name())
                .orElseGet(() -> Math.max(LEAST_MEMORY, Math.min(MOST_MEMORY, machineMemory() / 4)));
        if (bytes < LEAST_MEMORY) {
            throw new ConfigException(
                    "the setting '" + MEMORY.name() + "' is " + bytes + " bytes, too little for the database to work",
                    "give it at least 128M");
        }
        return bytes;
    }

    private static long machineMemory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static int threads(ProviderConfig config) {
        String text = config.text(THREADS.name()).orElse(null);
        long threads = text == null ? Runtime.getRuntime().availableProcessors() : config.integer(THREADS.name());
        if (threads < 1 || threads > 1024) {
            throw new ConfigException(
                    "the setting '" + THREADS.name() + "' cannot be " + threads, "give a number from 1 to 1024");
        }
        return (int) threads;
    }

    private static Path overflow(ProviderConfig config, StoreFiles files) {
        String text = config.text(OVERFLOW.name()).orElse(null);
        try {
            return text == null ? files.overflow() : Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new ConfigException(
                    "the setting '" + OVERFLOW.name() + "' is not a path here: '" + text + "'", e.getReason());
        }
    }
}
