package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.verify.Verdict;

/** What calls leave behind, and what they do not. */
interface DurabilityRules extends StoreRules {
    @Test
    default void required_sto104_a_store_opened_again_is_as_it_was() {
        Map<String, @Nullable Object> before = Snapshot.of(BusyMigration.fill(rig()));
        assertThat(Snapshot.of(rig().reopen())).isEqualTo(before);
        assertThat(rig().inspection().breaches()).isEmpty();
        // It can be worked on as well.
        long waiting = rig().discovery().pendingComparisons(0, 1).get(0).srcId();
        rig().discovery()
                .recordComparisons(List.of(new ComparisonOutcome(waiting, ComparisonOutcome.Result.EQUAL, List.of())));
        assertThat(Snapshot.of(rig().reopen())).isNotEqualTo(before);
    }

    @Test
    default void required_sto106_a_listing_that_cannot_be_added_leaves_nothing() {
        Shape src = Shape.root(Shape.folder("a"), Shape.folder("b"));
        Discoverer discoverer = rig().discoverer(src, null);
        discoverer.seed();
        discoverer.round(Side.SRC, 0);
        Map<String, @Nullable Object> before = Snapshot.of(rig().store());
        List<FolderWork> folders = rig().discovery().pending(Side.SRC, 1, 0, 2);
        ListingPage good =
                new ListingPage(folders.get(0), List.of(Entry.file("x", 1, null)), Map.of(), ListingOutcome.LISTED);
        List<Entry> breaking = breaking(3000, Entry.file("y", 1, null));
        ListingPage bad = new ListingPage(folders.get(1), breaking, Map.of(), ListingOutcome.LISTED);
        assertBreaks(() -> rig().discovery().append(Side.SRC, List.of(good, bad)));
        assertThat(Snapshot.of(rig().store())).isEqualTo(before);
        rig().discovery().append(Side.SRC, List.of(good));
        assertThat(rig().srcSays("/a")).isEqualTo("successful pending");
        assertThat(rig().paths(Side.SRC)).containsExactly("/", "/a", "/b", "/a/x");
    }

    @Test
    default void required_sto106_outcomes_that_cannot_be_recorded_leave_nothing() {
        Shape src = Shape.root(Shape.file("a", 1), Shape.file("b", 1), Shape.file("c", 1));
        rig().discover(src, Shape.root(Shape.file("c", 1)), StoreRig.rule(CompareMode.CHECKSUM, 1));
        long a = rig().src("/a").id();
        long b = rig().src("/b").id();
        long c = rig().src("/c").id();
        rig().copies().record(List.of(CopyOutcome.written(b, null, null)));
        MigrationStore store = rig().store();
        Map<String, @Nullable Object> before = Snapshot.of(store);
        assertBreaks(() -> store.copies().record(breaking(2, CopyOutcome.written(a, null, null))));
        assertBreaks(() -> store.discovery()
                .recordComparisons(breaking(2, new ComparisonOutcome(c, ComparisonOutcome.Result.EQUAL, List.of()))));
        assertBreaks(() -> store.verification()
                .record("size", breaking(2, new VerificationRecord(b, Shape.TIME, Verdict.verified("size")))));
        assertBreaks(() -> store.journal()
                .append(breaking(2, new JournalEntry(Shape.TIME, JournalEntry.Level.INFO, "x", null, "y"))));
        assertThat(Snapshot.of(store)).isEqualTo(before);
        store.copies().record(List.of(CopyOutcome.written(a, null, null)));
        assertThat(Snapshot.of(store)).isNotEqualTo(before);
    }

    @Test
    default void required_sto109_a_checkpoint_changes_nothing() {
        Map<String, @Nullable Object> before = Snapshot.of(BusyMigration.fill(rig()));
        rig().store().checkpoint();
        assertThat(Snapshot.of(rig().store())).isEqualTo(before);
        rig().store().checkpoint();
        assertThat(Snapshot.of(rig().reopen())).isEqualTo(before);
    }

    private static void assertBreaks(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(RuntimeException.class);
    }

    /** Many times the same, and after that a failure, as when a caller's memory fails it. */
    private static <T> List<T> breaking(int size, T item) {
        List<T> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(item);
        }
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                if (index == size - 1) {
                    throw new IllegalStateException("this list breaks on purpose");
                }
                return items.get(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
