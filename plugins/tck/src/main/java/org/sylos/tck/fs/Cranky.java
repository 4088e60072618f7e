package org.sylos.tck.fs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * Storage in a bad mood: a share of all operations fails in passing, before or after they were done, some of them with the wish
 * to be left alone for a while, reads come in small pieces, and some nodes cannot be had at all. Immutable.
 *
 * <p>Everything follows from the seed and the paths, not from the order of threads; the seed is part of the plan's text and of
 * every message, so that a test that fails tells how to repeat it. The rules can be added to any {@link FaultPlan}, beside
 * others.
 */
@Stability(Stability.Level.EVOLVING)
public final class Cranky {
    /** What it is that cannot be had, one class for each doomed node. */
    private static final List<ErrorClass> PERMANENT =
            List.of(ErrorClass.PERMISSION, ErrorClass.NO_SPACE, ErrorClass.INVALID_NAME, ErrorClass.TOO_LARGE);

    /** Operations of which each may fail in passing. What a test or a host asks before a run is not among them. */
    private static final FsOperation[] PASSING = {
        FsOperation.LIST,
        FsOperation.NEXT_PAGE,
        FsOperation.STAT,
        FsOperation.METADATA,
        FsOperation.SET_METADATA,
        FsOperation.OPEN_READ,
        FsOperation.READ,
        FsOperation.RECHECK,
        FsOperation.CREATE_FOLDER,
        FsOperation.OPEN_WRITE,
        FsOperation.WRITE,
        FsOperation.COMMIT,
        FsOperation.CREATE_SYMLINK,
        FsOperation.COPY_FROM,
        FsOperation.CHECKSUM
    };

    private final long seed;
    private final double passing;
    private final double doomed;

    private Cranky(long seed, double passing, double doomed) {
        this.seed = seed;
        this.passing = passing;
        this.doomed = doomed;
    }

    /**
     * {@return a tenth of the operations fail in passing; nothing fails for good}
     *
     * @param seed what everything random comes from
     */
    public static Cranky seeded(long seed) {
        return new Cranky(seed, 0.1, 0);
    }

    /**
     * {@return the same with another share of operations that fail in passing, from 0 to less than 1}
     *
     * @param share the share
     */
    public Cranky passing(double share) {
        return new Cranky(seed, share, doomed);
    }

    /**
     * {@return the same with a share of nodes that cannot be had, from 0 to 1} The root is never among them.
     *
     * @param share the share
     */
    public Cranky doomed(double share) {
        return new Cranky(seed, passing, share);
    }

    /**
     * {@return with which class everything fails for good that concerns this node; empty when it can be had}
     *
     * @param path the node
     */
    public Optional<ErrorClass> fate(String path) {
        long drawn = Mix.of(seed, path.hashCode());
        boolean lost = !path.equals("/") && (drawn >>> 11) * 0x1.0p-53 < doomed;
        return lost ? Optional.of(PERMANENT.get((int) (drawn & 3))) : Optional.empty();
    }

    /** {@return a plan with these faults} */
    public FaultPlan plan() {
        return addTo(FaultPlan.seeded(seed));
    }

    /**
     * Adds these faults to a plan, whose own seed decides about what passes.
     *
     * @param plan where they are added
     * @return the same plan
     */
    public FaultPlan addTo(FaultPlan plan) {
        for (ErrorClass errorClass : PERMANENT) {
            Predicate<String> lost =
                    path -> fate(path).filter(errorClass::equals).isPresent();
            plan.add(FaultRule.fail(errorClass, null, toString())
                    .on(FsOperation.LIST, PASSING)
                    .matching(lost));
        }
        FaultRule transientFault =
                FaultRule.fail(ErrorClass.TRANSIENT, null, toString()).on(FsOperation.LIST, PASSING);
        FaultRule throttled = FaultRule.fail(ErrorClass.THROTTLED, Duration.ofMillis(1), toString())
                .on(FsOperation.LIST, PASSING);
        plan.add(transientFault.share(passing / 2));
        plan.add(throttled.share(passing / 4));
        plan.add(transientFault.afterwards().share(passing / 4));
        return plan.shortReads(10_000);
    }

    @Override
    public String toString() {
        return "cranky (seed " + seed + ", " + passing + " passing, " + doomed + " doomed)";
    }
}
