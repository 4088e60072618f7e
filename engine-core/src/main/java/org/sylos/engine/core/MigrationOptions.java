package org.sylos.engine.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.CompareMode;

/**
 * How a migration is carried out.
 *
 * @param executor what carries tasks out
 * @param seedRoots whether starting discovery looks up and records the roots; otherwise {@link Migration#seedRoots} does
 * @param workerCount most tasks at once per side; 0 lets the engine find it between 1 and what the adapter allows
 * @param maxRetries tries after the first for what may succeed later, 0 to 100; twenty times as many where a service does not
 *     take a call because it has too many
 * @param retryBaseDelay upper bound of the first random delay before a retry; doubles with each further one
 * @param retryMaxDelay upper bound of every such delay
 * @param coordinatorLead DST may list level <i>n</i> when SRC has listed level <i>n</i> − 1 + this, 0 to 1000
 * @param maxSrcAhead rounds by which SRC may be ahead of DST, 1 to 1000
 * @param compareMode when a file that is on both sides counts as current
 * @param checksum computed of the bytes while they are copied; null for none. Rules out the destination's fast path
 * @param preserve what is kept of a node besides its bytes
 * @param startupDelay waited before a run begins, so that somebody can begin to listen
 * @param progressTick time between two progress events and metrics samples
 * @param stallTimeout a task without any progress for this long is interrupted and tried again; zero for never
 * @param bandwidth bytes a second that a copy may move
 * @param verification what must hold in the end
 * @param log journal and listeners
 */
@Stability(Stability.Level.EVOLVING)
public record MigrationOptions(
        ExecutorSpec executor,
        boolean seedRoots,
        int workerCount,
        int maxRetries,
        Duration retryBaseDelay,
        Duration retryMaxDelay,
        int coordinatorLead,
        int maxSrcAhead,
        CompareMode compareMode,
        @Nullable ChecksumAlgorithm checksum,
        Preserve preserve,
        Duration startupDelay,
        Duration progressTick,
        Duration stallTimeout,
        Bandwidth bandwidth,
        VerificationOptions verification,
        LogOptions log) {

    /**
     * What is kept of a node besides its bytes, as far as both sides can.
     *
     * @param times modification times
     * @param permissions POSIX permission bits
     * @param owner owner and group
     * @param xattrs extended attributes of the user namespace
     */
    @Stability(Stability.Level.EVOLVING)
    public record Preserve(boolean times, boolean permissions, boolean owner, boolean xattrs) {
        /** Times and permissions. */
        public static final Preserve DEFAULT = new Preserve(true, true, false, false);
    }

    /** What holds unless said otherwise. */
    public static final MigrationOptions DEFAULT = builder().build();

    /**
     * Checks the bounds.
     *
     * @throws ConfigException when an option is out of its bounds, the progress tick is shorter than 10 ms, or {@code
     *     coordinatorLead} is larger than {@code maxSrcAhead}
     */
    public MigrationOptions {
        check("worker-count", workerCount, 0, 4096);
        check("max-retries", maxRetries, 0, 100);
        check("coordinator-lead", coordinatorLead, 0, 1000);
        check("max-src-ahead", maxSrcAhead, 1, 1000);
        check("retry-base-delay", retryBaseDelay);
        check("retry-max-delay", retryMaxDelay);
        check("startup-delay", startupDelay);
        check("progress-tick", progressTick);
        check("stall-timeout", stallTimeout);
        if (progressTick.toMillis() < 10) {
            throw new ConfigException("'progress-tick' cannot be " + progressTick, "it is at least 10 ms");
        }
        if (coordinatorLead > maxSrcAhead) {
            throw new ConfigException(
                    "'coordinator-lead' (" + coordinatorLead + ") is larger than 'max-src-ahead' (" + maxSrcAhead
                            + "): the two sides would wait for each other for ever",
                    "make the lead smaller");
        }
    }

    /** {@return a builder that starts from the defaults} */
    public static MigrationOptionsBuilder builder() {
        return new MigrationOptionsBuilder();
    }

    /** {@return a builder that starts from these options} */
    public MigrationOptionsBuilder toBuilder() {
        return new MigrationOptionsBuilder(this);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ConfigException(
                    "'" + name + "' cannot be " + value, "it is a whole number from " + least + " to " + most);
        }
    }

    private static void check(String name, Duration value) {
        if (value.isNegative() || value.compareTo(Duration.ofDays(365)) > 0) {
            throw new ConfigException("'" + name + "' cannot be " + value, "it is between zero and a year");
        }
    }
}
