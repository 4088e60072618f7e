package org.sylos.tck.fs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Entry;

/**
 * What goes wrong with a {@link FaultyAdapter}. Rules can be added and cleared while it is in use. Thread-safe.
 *
 * <p>Everything random comes from the seed, which {@link #toString} tells.
 */
@Stability(Stability.Level.EVOLVING)
public final class FaultPlan {
    /** Changes the pages of a listing before the caller sees them. */
    @Stability(Stability.Level.EVOLVING)
    @FunctionalInterface
    public interface PageChange {
        /**
         * The page to hand out.
         *
         * @param page the true page; empty at the end
         * @param number its number, from 0
         * @return what is handed out
         */
        List<Entry> apply(List<Entry> page, int number);
    }

    private final long seed;
    private final List<ActiveRule> rules = new CopyOnWriteArrayList<>();
    private final Map<String, PageChange> lies = new ConcurrentHashMap<>();
    private volatile int readMost = Integer.MAX_VALUE;
    private volatile double corruptShare;

    private FaultPlan(long seed) {
        this.seed = seed;
    }

    /**
     * {@return a plan without faults yet}
     *
     * @param seed what everything random comes from
     */
    public static FaultPlan seeded(long seed) {
        return new FaultPlan(seed);
    }

    /**
     * Adds a rule; of several that apply the first that throws decides.
     *
     * @param rule what goes wrong, and when
     * @return this plan
     */
    public FaultPlan add(FaultRule rule) {
        rules.add(new ActiveRule(rule, seed + rules.size()));
        return this;
    }

    /**
     * Lets the listings of one folder lie.
     *
     * @param folderPath the folder
     * @param change what its listings become
     * @return this plan
     */
    public FaultPlan lie(String folderPath, PageChange change) {
        lies.put(folderPath, change);
        return this;
    }

    /**
     * Lets every read return a random number of bytes, at least one and at most this many.
     *
     * @param mostBytes the most bytes of one read, at least 1
     * @return this plan
     */
    public FaultPlan shortReads(int mostBytes) {
        readMost = mostBytes;
        return this;
    }

    /**
     * Flips a bit in a random share of the reads, from 0 to 1.
     *
     * @param share the share
     * @return this plan
     */
    public FaultPlan corruptReads(double share) {
        corruptShare = share;
        return this;
    }

    /** Ends all faults, as when a service recovers. */
    public void clear() {
        rules.clear();
        lies.clear();
        readMost = Integer.MAX_VALUE;
        corruptShare = 0;
    }

    /** {@return what everything random comes from} */
    public long seed() {
        return seed;
    }

    void before(FsEvent event) throws IOException {
        for (ActiveRule rule : rules) {
            rule.apply(event, false);
        }
    }

    void after(FsEvent event) throws IOException {
        for (ActiveRule rule : rules) {
            rule.apply(event, true);
        }
    }

    List<Entry> page(String folderPath, List<Entry> page, int number) {
        PageChange change = lies.get(folderPath);
        return change == null ? page : change.apply(page, number);
    }

    /** How many bytes a read may return. */
    int readLimit(FsEvent event, int wanted) {
        int most = Math.min(readMost, wanted);
        return readMost == Integer.MAX_VALUE || most < 2 ? most : 1 + (int) (draw(event, seed) * most);
    }

    boolean corrupts(FsEvent event) {
        return corruptShare > 0 && draw(event, ~seed) < corruptShare;
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + rules;
    }

    /** A number from 0 up to but not including 1. */
    private static double draw(FsEvent event, long seed) {
        long mixed = Mix.of(
                Mix.of(seed, event.path().hashCode()), event.operation().name().hashCode() * 31L + event.attempt());
        return (mixed >>> 11) * 0x1.0p-53;
    }

    /** A rule and how often it was met. */
    private static final class ActiveRule {
        private final FaultRule rule;
        private final long seed;
        private final Map<String, AtomicInteger> met = new ConcurrentHashMap<>();

        ActiveRule(FaultRule rule, long seed) {
            this.rule = rule;
            this.seed = seed;
        }

        void apply(FsEvent event, boolean afterwards) throws IOException {
            if (rule.afterwards != afterwards
                    || !rule.operations.contains(event.operation())
                    || !rule.paths.test(event.path())
                    || (rule.share < 1 && draw(event, seed) >= rule.share)) {
                return;
            }
            int count = met.computeIfAbsent(rule.eachPath ? event.path() : "", path -> new AtomicInteger())
                    .getAndIncrement();
            if (count >= rule.skip && count - rule.skip < rule.times) {
                rule.action.run(event);
            }
        }

        @Override
        public String toString() {
            return rule.toString();
        }
    }
}
