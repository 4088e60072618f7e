package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.Comparison;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.RoundSummary;

/** Discovers like {@link Discoverer}, but with pages of any size, tries that fail, interruptions and needless repetitions. */
final class RestlessDiscoverer extends Discoverer {
    private final StoreRig rig;
    private final Random random;
    private final Map<FolderWork, Integer> tries = new HashMap<>();

    RestlessDiscoverer(StoreRig rig, RandomMigration migration, Random random) {
        super(rig.store(), migration.src, migration.dst);
        this.rig = rig;
        this.random = random;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @Override
    RoundSummary round(Side side, int depth) {
        int interruptions = 0;
        List<FolderWork> batch = store().discovery().pending(side, depth, 0, 1 + random.nextInt(6));
        while (!batch.isEmpty()) {
            List<ListingPage> pages = new ArrayList<>();
            for (FolderWork folder : batch) {
                pages.addAll(pagesOf(side, folder));
            }
            hand(side, pages);
            if (interruptions < 2 && chance(10)) {
                interruptions++;
                interrupt(side, depth);
            }
            batch = store().discovery().pending(side, depth, 0, 1 + random.nextInt(6));
        }
        if (chance(10)) {
            store().discovery().recover();
        }
        if (chance(10)) {
            store().discovery().seal(side, depth);
        }
        return chance(50) ? store().discovery().seal(side, depth) : end(side, depth, List.of());
    }

    /** The whole listing of a folder, or the beginning of one that is to be tried again. */
    private List<ListingPage> pagesOf(Side side, FolderWork folder) {
        List<ListingPage> pages = pages(side, folder, 1 + random.nextInt(5));
        if (chance(20) && tries.merge(folder, 1, Integer::sum) < 3) {
            ListingPage last = pages.get(random.nextInt(pages.size()));
            Attempt failure = new Attempt(Shape.TIME, ErrorClass.TRANSIENT, "gone away");
            ListingOutcome retry = new ListingOutcome(ListingOutcome.Result.RETRY, List.of(failure));
            List<ListingPage> begun = new ArrayList<>(pages.subList(0, pages.indexOf(last)));
            begun.add(new ListingPage(folder, last.entries(), last.rejections(), retry));
            return begun;
        }
        return pages;
    }

    /** Hands pages over in calls of any size. */
    private void hand(Side side, List<ListingPage> pages) {
        int at = 0;
        while (at < pages.size()) {
            int end = Math.min(pages.size(), at + 1 + random.nextInt(8));
            store().discovery().append(side, pages.subList(at, end));
            at = end;
        }
    }

    /** Some listings are under way when the store is gone. */
    private void interrupt(Side side, int depth) {
        for (FolderWork folder : store().discovery().pending(side, depth, 0, 3)) {
            List<ListingPage> pages = pages(side, folder, 1);
            hand(side, pages.subList(0, random.nextInt(pages.size())));
        }
        continueWith(rig.reopen());
        store().discovery().recover();
    }

    @Override
    LevelSummary compare(int depth, CompareRule rule) {
        LevelSummary summary = super.compare(depth, rule);
        if (chance(20)) {
            continueWith(rig.reopen());
        }
        return chance(20) ? super.compare(depth, rule) : summary;
    }

    /** Ends every comparison by checksum as its path says, in batches of any size. */
    static void compareSums(StoreRig rig, Random random) {
        List<Comparison> batch = rig.discovery().pendingComparisons(0, 1 + random.nextInt(9));
        while (!batch.isEmpty()) {
            List<ComparisonOutcome> outcomes = new ArrayList<>();
            for (Comparison comparison : batch) {
                Attempt failure = new Attempt(Shape.TIME, ErrorClass.CORRUPT, "unreadable");
                if (random.nextInt(4) == 0) {
                    outcomes.add(new ComparisonOutcome(
                            comparison.srcId(), ComparisonOutcome.Result.RETRY, List.of(failure)));
                }
                ComparisonOutcome.Result result =
                        ExpectedDiscovery.comparison(comparison.source().path());
                List<Attempt> failures = result == ComparisonOutcome.Result.FAILED ? List.of(failure) : List.of();
                outcomes.add(new ComparisonOutcome(comparison.srcId(), result, failures));
            }
            rig.discovery().recordComparisons(outcomes);
            batch = rig.discovery().pendingComparisons(0, 1 + random.nextInt(9));
        }
    }
}
