package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.RetryMark;

/** Marks and unmarks nodes of two stores that hold the same, by chance, and holds both to the same answers. */
final class RandomRetries {
    private final StoreRig one;
    private final StoreRig other;
    private final Random random;

    RandomRetries(StoreRig one, StoreRig other, Random random) {
        this.one = one;
        this.other = other;
        this.random = random;
    }

    void markAndUnmark() {
        List<Fact> before = Fact.of(one.store());
        steps(3 + random.nextInt(6));
        if (random.nextBoolean()) {
            for (RetryKind kind : RetryKind.values()) {
                assertThat(one.store().retries().unmarkAll(kind))
                        .isEqualTo(other.store().retries().unmarkAll(kind));
            }
            assertThat(Fact.of(one.store())).as("unmarked").containsExactlyInAnyOrderElementsOf(before);
            steps(1 + random.nextInt(4));
        }
        if (random.nextInt(3) == 0) {
            one.reopen();
        }
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
            for (RetryKind kind : RetryKind.values()) {
                for (Side side : Side.values()) {
                    assertThat(marks(one, kind, side)).isEqualTo(marks(other, kind, side));
                }
                assertThat(one.store().retries().count(kind))
                        .isEqualTo(other.store().retries().count(kind));
            }
            assertThat(one.store().retries().foldersToSweep())
                    .isEqualTo(other.store().retries().foldersToSweep());
        }
    }

    private void step() {
        RetryKind kind = random.nextInt(3) == 0 ? RetryKind.DISCOVERY : RetryKind.COPY;
        if (random.nextInt(5) == 0) {
            assertThat(one.store().retries().markFailed(kind))
                    .isEqualTo(other.store().retries().markFailed(kind));
            return;
        }
        Side side = (kind == RetryKind.COPY && random.nextInt(8) > 0) || random.nextBoolean() ? Side.SRC : Side.DST;
        Map<String, Long> here = ids(one, side);
        Map<String, Long> there = ids(other, side);
        assertThat(here.keySet()).isEqualTo(there.keySet());
        int most = random.nextBoolean() ? 10 : 60;
        List<Long> these = new ArrayList<>(List.of(Long.MAX_VALUE));
        List<Long> those = new ArrayList<>(List.of(Long.MAX_VALUE));
        here.forEach((name, id) -> {
            if (random.nextInt(100) < most) {
                these.add(id);
                those.add(there.get(name));
            }
        });
        boolean mark = random.nextInt(3) > 0;
        assertThat(change(one, mark, kind, side, these)).isEqualTo(change(other, mark, kind, side, those));
    }

    private static RetryChange change(StoreRig rig, boolean mark, RetryKind kind, Side side, List<Long> ids) {
        return mark
                ? rig.store().retries().mark(kind, side, ids)
                : rig.store().retries().unmark(kind, side, ids);
    }

    /** The ids of a side, by what tells nodes from each other: the path, and after {@code |} the kind and native id. */
    static Map<String, Long> ids(StoreRig rig, Side side) {
        Map<String, Long> ids = new TreeMap<>();
        for (NodeView node : rig.nodes(side)) {
            ids.put(node.path() + "|" + node.kind() + "|" + node.nativeId(), node.id());
        }
        return ids;
    }

    private static SortedSet<String> marks(StoreRig rig, RetryKind kind, Side side) {
        List<RetryMark> marks = Paging.all(
                5, RetryMark::id, (after, max) -> rig.store().retries().marks(kind, side, after, max));
        Map<Long, String> names = new TreeMap<>();
        ids(rig, side).forEach((name, id) -> names.put(id, name));
        SortedSet<String> told = new TreeSet<>();
        marks.forEach(mark -> told.add(names.get(mark.id()) + " " + mark.path() + " " + mark.before()));
        return told;
    }

    /** Lists again what asks for it. Folders that the copy created hold nothing. */
    static void sweepIfNeeded(StoreRig rig, RandomMigration migration, Random random) {
        if (rig.store().retries().foldersToSweep() == 0) {
            return;
        }
        Discoverer discoverer = new Discoverer(rig.store(), migration.src, migration.dst) {
            @Override
            List<ListingPage> pages(Side side, FolderWork folder, int pageSize) {
                return knows(side, folder)
                        ? super.pages(side, folder, pageSize)
                        : List.of(page(folder, List.of(), ListingOutcome.LISTED));
            }
        };
        discoverer.sweep(migration.rule, 0);
        RestlessDiscoverer.compareSums(rig, random);
    }
}
