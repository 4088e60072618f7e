package org.sylos.tck.fs;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSException;
import org.sylos.tck.Gate;

/**
 * Something that happens when certain operations are asked of a {@link FaultyAdapter}. Immutable: each method answers a
 * changed copy. A new rule applies to every operation on every path, before it is passed on, every time.
 */
@Stability(Stability.Level.EVOLVING)
public final class FaultRule {
    /** What happens. It may block, change the storage behind the adapter's back, or throw what the caller shall see. */
    @Stability(Stability.Level.EVOLVING)
    @FunctionalInterface
    public interface Action {
        /**
         * Runs in the thread that asked for the operation; several at once.
         *
         * @param event what was asked
         * @throws IOException what the caller gets instead of an answer
         */
        void run(FsEvent event) throws IOException;
    }

    final Action action;
    final Set<FsOperation> operations;
    final Predicate<String> paths;
    final boolean afterwards;
    final int skip;
    final int times;
    final boolean eachPath;
    final double share;
    private final String text;

    private FaultRule(
            Action action,
            Set<FsOperation> operations,
            Predicate<String> paths,
            boolean afterwards,
            int skip,
            int times,
            boolean eachPath,
            double share,
            String text) {
        this.action = action;
        this.operations = operations;
        this.paths = paths;
        this.afterwards = afterwards;
        this.skip = skip;
        this.times = times;
        this.eachPath = eachPath;
        this.share = share;
        this.text = text;
    }

    /**
     * Fails the operation.
     *
     * @param errorClass the class of the failure
     * @return the rule
     */
    public static FaultRule fail(ErrorClass errorClass) {
        return fail(errorClass, null);
    }

    /**
     * Fails the operation; the service says how long to wait.
     *
     * @param errorClass the class of the failure
     * @param retryAfter how long to wait; null when the service does not say
     * @return the rule
     */
    public static FaultRule fail(ErrorClass errorClass, @Nullable Duration retryAfter) {
        return fail(errorClass, retryAfter, "injected fault");
    }

    /** Fails the operation with a message that tells where the fault comes from. */
    static FaultRule fail(ErrorClass errorClass, @Nullable Duration retryAfter, String what) {
        Action action = event -> {
            throw new FSException(errorClass, event.path(), what + " in " + event.operation(), null, retryAfter);
        };
        return of("fail with " + errorClass + (retryAfter == null ? "" : " after " + retryAfter), action);
    }

    /**
     * Holds the operation at a gate.
     *
     * @param gate where it is held
     * @return the rule
     */
    public static FaultRule hold(Gate gate) {
        return of("hold at " + gate, event -> gate.pass());
    }

    /**
     * Does anything else, for example changes the file that is being read.
     *
     * @param action what happens
     * @return the rule
     */
    public static FaultRule run(Action action) {
        return of("run " + action.getClass().getSimpleName(), action);
    }

    /**
     * Only for these operations.
     *
     * @param first one operation
     * @param others more of them
     * @return the changed copy
     */
    public FaultRule on(FsOperation first, FsOperation... others) {
        Set<FsOperation> chosen = EnumSet.of(first, others);
        return new FaultRule(action, chosen, paths, afterwards, skip, times, eachPath, share, text + " on " + chosen);
    }

    /**
     * Only for this path.
     *
     * @param path the path
     * @return the changed copy
     */
    public FaultRule at(String path) {
        return matching(path::equals).named(" at " + path);
    }

    /**
     * Only for paths that match.
     *
     * @param predicate answers whether a path matches; asked by many threads
     * @return the changed copy
     */
    public FaultRule matching(Predicate<String> predicate) {
        return new FaultRule(action, operations, predicate, afterwards, skip, times, eachPath, share, text);
    }

    /**
     * Once the operation has been done, instead of before: with {@link #fail} it happened and its answer is lost.
     *
     * @return the changed copy
     */
    public FaultRule afterwards() {
        return new FaultRule(action, operations, paths, true, skip, times, eachPath, share, text + " afterwards");
    }

    /**
     * Not the first {@code count} times.
     *
     * @param count how often nothing happens, not negative
     * @return the changed copy
     */
    public FaultRule skip(int count) {
        return new FaultRule(
                action, operations, paths, afterwards, count, times, eachPath, share, text + " skipping " + count);
    }

    /**
     * Only {@code count} times, after those skipped.
     *
     * @param count how often it happens, not negative
     * @return the changed copy
     */
    public FaultRule times(int count) {
        return new FaultRule(
                action, operations, paths, afterwards, skip, count, eachPath, share, text + " " + count + " times");
    }

    /**
     * Counts {@link #skip} and {@link #times} for each path by itself, so that the order of threads does not matter.
     *
     * @return the changed copy
     */
    public FaultRule eachPath() {
        return new FaultRule(action, operations, paths, afterwards, skip, times, true, share, text + " for each path");
    }

    /**
     * Only a random share of the operations, from 0 to 1. What is drawn depends on the seed, the operation, the path and the
     * attempt, and not on the order of threads.
     *
     * @param part the share
     * @return the changed copy
     */
    public FaultRule share(double part) {
        return new FaultRule(
                action, operations, paths, afterwards, skip, times, eachPath, part, text + " for a share of " + part);
    }

    @Override
    public String toString() {
        return text;
    }

    private static FaultRule of(String text, Action action) {
        return new FaultRule(
                action, EnumSet.allOf(FsOperation.class), path -> true, false, 0, Integer.MAX_VALUE, false, 1, text);
    }

    private FaultRule named(String more) {
        return new FaultRule(action, operations, paths, afterwards, skip, times, eachPath, share, text + more);
    }
}
