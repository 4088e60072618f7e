package org.sylos.tck.fs;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.tck.TickingClock;

/** Collects what a {@link MemoryTree} is like. Not thread-safe. */
@Stability(Stability.Level.EVOLVING)
public final class MemoryTreeBuilder {
    private final Set<Capability> supported = EnumSet.of(
            Capability.RANGE_READ,
            Capability.PARALLEL_WRITE,
            Capability.ATOMIC_REPLACE,
            Capability.FAST_COPY,
            Capability.SET_FILE_MTIME,
            Capability.SET_FOLDER_MTIME,
            Capability.PERMISSIONS,
            Capability.OWNER,
            Capability.XATTRS,
            Capability.SYMLINKS,
            Capability.RENAME,
            Capability.STORAGE_INFO);
    private final Capabilities.Builder capabilities = Capabilities.builder()
            .checksums(ChecksumAlgorithm.values())
            .mtimePrecisionNanos(1)
            .concurrency(4, 64);
    private String label = "tree";
    private Clock clock = TickingClock.standard();
    private long spaceQuota = 1L << 50;
    private @Nullable Long listingSeed;
    private int readChunk = 1 << 16;

    MemoryTreeBuilder() {}

    /**
     * Names the tree in locations and messages.
     *
     * @param text the name
     * @return this builder
     */
    public MemoryTreeBuilder label(String text) {
        label = text;
        return this;
    }

    /**
     * Adds abilities.
     *
     * @param abilities which ones
     * @return this builder
     */
    public MemoryTreeBuilder with(Capability... abilities) {
        supported.addAll(Set.of(abilities));
        return this;
    }

    /**
     * Takes abilities away.
     *
     * @param abilities which ones
     * @return this builder
     */
    public MemoryTreeBuilder without(Capability... abilities) {
        supported.removeAll(Set.of(abilities));
        return this;
    }

    /**
     * Sets the rules for names.
     *
     * @param rules which names are legal, and which are one
     * @return this builder
     */
    public MemoryTreeBuilder names(NameRules rules) {
        capabilities.names(rules);
        return this;
    }

    /**
     * Sets the step of modification times in nanoseconds: a divisor of a second, whole seconds, or 0 for no times.
     *
     * @param nanos the step
     * @return this builder
     */
    public MemoryTreeBuilder mtimePrecisionNanos(long nanos) {
        capabilities.mtimePrecisionNanos(nanos);
        return nanos == 0 ? without(Capability.SET_FILE_MTIME, Capability.SET_FOLDER_MTIME) : this;
    }

    /**
     * Sets the algorithms that {@code checksum} answers.
     *
     * @param algorithms which ones
     * @return this builder
     */
    public MemoryTreeBuilder checksums(ChecksumAlgorithm... algorithms) {
        capabilities.checksums(algorithms);
        return this;
    }

    /**
     * Sets the algorithms known without reading; the first is told of every file written.
     *
     * @param algorithms which ones
     * @return this builder
     */
    public MemoryTreeBuilder storedChecksums(ChecksumAlgorithm... algorithms) {
        capabilities.storedChecksums(algorithms);
        return this;
    }

    /**
     * Sets the largest file in bytes that an adapter may write.
     *
     * @param bytes how many
     * @return this builder
     */
    public MemoryTreeBuilder maxFileSize(long bytes) {
        capabilities.maxFileSize(bytes);
        return this;
    }

    /**
     * Sets the entries per listing page that adapters recommend.
     *
     * @param entries how many, at least 1
     * @return this builder
     */
    public MemoryTreeBuilder pageSize(int entries) {
        capabilities.pageSize(entries);
        return this;
    }

    /**
     * Sets the operations at once that adapters recommend and allow.
     *
     * @param recommended how many are recommended, at least 1
     * @param most how many are allowed, at least as many
     * @return this builder
     */
    public MemoryTreeBuilder concurrency(int recommended, int most) {
        capabilities.concurrency(recommended, most);
        return this;
    }

    /**
     * Sets how many bytes adapters may put into the tree; whatever a test puts there counts too.
     *
     * @param bytes how many
     * @return this builder
     */
    public MemoryTreeBuilder spaceQuota(long bytes) {
        spaceQuota = bytes;
        return this;
    }

    /**
     * Lists children in an order drawn from a seed instead of the order in which they came.
     *
     * @param seed the seed
     * @return this builder
     */
    public MemoryTreeBuilder listingSeed(long seed) {
        listingSeed = seed;
        return this;
    }

    /**
     * Sets the most bytes that one read returns.
     *
     * @param bytes how many
     * @return this builder
     */
    public MemoryTreeBuilder readChunk(int bytes) {
        readChunk = bytes;
        return this;
    }

    /**
     * Sets the clock that dates changes; without it a clock that ticks at each change.
     *
     * @param source the clock
     * @return this builder
     */
    public MemoryTreeBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /** {@return the tree, empty} */
    public MemoryTree build() {
        Capabilities all =
                capabilities.with(supported.toArray(Capability[]::new)).build();
        return new MemoryTree(new MemorySettings(
                label, all, clock, spaceQuota, listingSeed != null, listingSeed == null ? 0 : listingSeed, readChunk));
    }
}
