package org.sylos.engine.core;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.CompareMode;

/** Collects {@link MigrationOptions}. Bounds are checked by {@link #build}. Not thread-safe. */
@Stability(Stability.Level.EVOLVING)
public final class MigrationOptionsBuilder {
    private ExecutorSpec executor = ExecutorSpec.LOCAL;
    private boolean seedRoots = true;
    private int workerCount;
    private int maxRetries = 5;
    private Duration retryBaseDelay = Duration.ofMillis(200);
    private Duration retryMaxDelay = Duration.ofSeconds(30);
    private int coordinatorLead = 1;
    private int maxSrcAhead = 3;
    private CompareMode compareMode = CompareMode.NEWER;
    private @Nullable ChecksumAlgorithm checksum;
    private MigrationOptions.Preserve preserve = MigrationOptions.Preserve.DEFAULT;
    private Duration startupDelay = Duration.ZERO;
    private Duration progressTick = Duration.ofMillis(500);
    private Duration stallTimeout = Duration.ofMinutes(5);
    private Bandwidth bandwidth = Bandwidth.UNLIMITED;
    private VerificationOptions verification = VerificationOptions.DEFAULT;
    private LogOptions log = LogOptions.DEFAULT;

    MigrationOptionsBuilder() {}

    MigrationOptionsBuilder(MigrationOptions from) {
        executor = from.executor();
        seedRoots = from.seedRoots();
        workerCount = from.workerCount();
        maxRetries = from.maxRetries();
        retryBaseDelay = from.retryBaseDelay();
        retryMaxDelay = from.retryMaxDelay();
        coordinatorLead = from.coordinatorLead();
        maxSrcAhead = from.maxSrcAhead();
        compareMode = from.compareMode();
        checksum = from.checksum();
        preserve = from.preserve();
        startupDelay = from.startupDelay();
        progressTick = from.progressTick();
        stallTimeout = from.stallTimeout();
        bandwidth = from.bandwidth();
        verification = from.verification();
        log = from.log();
    }

    /**
     * Sets what carries tasks out.
     *
     * @param chosen see {@link MigrationOptions#executor}
     * @return this builder
     */
    public MigrationOptionsBuilder executor(ExecutorSpec chosen) {
        executor = chosen;
        return this;
    }

    /**
     * Sets whether starting discovery records the roots.
     *
     * @param seed see {@link MigrationOptions#seedRoots}
     * @return this builder
     */
    public MigrationOptionsBuilder seedRoots(boolean seed) {
        seedRoots = seed;
        return this;
    }

    /**
     * Sets the most tasks at once per side; 0 for adaptive.
     *
     * @param workers 0 to 4096
     * @return this builder
     */
    public MigrationOptionsBuilder workerCount(int workers) {
        workerCount = workers;
        return this;
    }

    /**
     * Sets the tries after the first.
     *
     * @param retries 0 to 100
     * @return this builder
     */
    public MigrationOptionsBuilder maxRetries(int retries) {
        maxRetries = retries;
        return this;
    }

    /**
     * Sets the bounds of the random delays before retries: of the first, and of all.
     *
     * @param base bound of the first delay, zero to a year
     * @param most bound of every delay, zero to a year
     * @return this builder
     */
    public MigrationOptionsBuilder retryDelays(Duration base, Duration most) {
        retryBaseDelay = base;
        retryMaxDelay = most;
        return this;
    }

    /**
     * Sets how far SRC must be ahead before DST follows.
     *
     * @param rounds 0 to 1000, and not more than {@link #maxSrcAhead}
     * @return this builder
     */
    public MigrationOptionsBuilder coordinatorLead(int rounds) {
        coordinatorLead = rounds;
        return this;
    }

    /**
     * Sets how far SRC may be ahead.
     *
     * @param rounds 1 to 1000
     * @return this builder
     */
    public MigrationOptionsBuilder maxSrcAhead(int rounds) {
        maxSrcAhead = rounds;
        return this;
    }

    /**
     * Sets when a file on both sides counts as current.
     *
     * @param mode see {@link MigrationOptions#compareMode}
     * @return this builder
     */
    public MigrationOptionsBuilder compareMode(CompareMode mode) {
        compareMode = mode;
        return this;
    }

    /**
     * Sets the checksum computed while copying; null for none.
     *
     * @param algorithm see {@link MigrationOptions#checksum}
     * @return this builder
     */
    public MigrationOptionsBuilder checksum(@Nullable ChecksumAlgorithm algorithm) {
        checksum = algorithm;
        return this;
    }

    /**
     * Sets what is kept besides the bytes.
     *
     * @param kept see {@link MigrationOptions#preserve}
     * @return this builder
     */
    public MigrationOptionsBuilder preserve(MigrationOptions.Preserve kept) {
        preserve = kept;
        return this;
    }

    /**
     * Sets the wait before a run begins.
     *
     * @param delay zero to a year
     * @return this builder
     */
    public MigrationOptionsBuilder startupDelay(Duration delay) {
        startupDelay = delay;
        return this;
    }

    /**
     * Sets the time between progress events.
     *
     * @param tick 10 ms to a year
     * @return this builder
     */
    public MigrationOptionsBuilder progressTick(Duration tick) {
        progressTick = tick;
        return this;
    }

    /**
     * Sets how long a task may go without progress; zero for ever.
     *
     * @param timeout zero to a year
     * @return this builder
     */
    public MigrationOptionsBuilder stallTimeout(Duration timeout) {
        stallTimeout = timeout;
        return this;
    }

    /**
     * Sets what must hold in the end.
     *
     * @param options replace those before
     * @return this builder
     */
    public MigrationOptionsBuilder verification(VerificationOptions options) {
        verification = options;
        return this;
    }

    /**
     * Changes what must hold in the end.
     *
     * @param change makes the new ones of those before
     * @return this builder
     */
    public MigrationOptionsBuilder verification(UnaryOperator<VerificationOptions> change) {
        verification = change.apply(verification);
        return this;
    }

    /**
     * Sets the verifiers that look at every written node.
     *
     * @param levels names of verifier providers, in the order in which they look
     * @return this builder
     */
    public MigrationOptionsBuilder verifyLevels(List<String> levels) {
        verification = verification.withLevels(levels);
        return this;
    }

    /**
     * Sets how many bytes a second a copy may move.
     *
     * @param limit see {@link MigrationOptions#bandwidth}
     * @return this builder
     */
    public MigrationOptionsBuilder bandwidth(Bandwidth limit) {
        bandwidth = limit;
        return this;
    }

    /**
     * Sets journal and listeners.
     *
     * @param options replace those before
     * @return this builder
     */
    public MigrationOptionsBuilder log(LogOptions options) {
        log = options;
        return this;
    }

    /**
     * {@return the options as collected so far}
     *
     * @throws org.sylos.engine.api.ConfigException when one is out of its bounds
     */
    public MigrationOptions build() {
        return new MigrationOptions(
                executor,
                seedRoots,
                workerCount,
                maxRetries,
                retryBaseDelay,
                retryMaxDelay,
                coordinatorLead,
                maxSrcAhead,
                compareMode,
                checksum,
                preserve,
                startupDelay,
                progressTick,
                stallTimeout,
                bandwidth,
                verification,
                log);
    }
}
