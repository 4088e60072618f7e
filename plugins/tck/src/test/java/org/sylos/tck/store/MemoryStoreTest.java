package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.verify.Verdict;

/** What the store in memory does beyond the contract. */
class MemoryStoreTest {
    private final MemoryStoreFactory factory = new MemoryStoreFactory();
    private final StoreRig rig = new StoreRig(factory, Map.of(), Path.of("memory.db"));

    @Test
    void has_a_name_that_providers_may_have() {
        assertThat(factory.name()).isEqualTo("memory");
        assertThat(factory.summary()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void a_crash_keeps_what_calls_have_returned_and_ends_the_store() {
        Path place = Path.of("crash.db");
        ProviderConfig config = ProviderConfig.of(factory, Map.of());
        MemoryStore store = (MemoryStore) factory.open(place, OpenMode.CREATE, config, ProviderContext.standard());
        store.lifecycle().initialise(StoreRig.MIGRATION);
        store.discovery().seed(Entry.folder("", null), null);
        store.crash();
        assertRefused(Reason.ILLEGAL_STATE, () -> store.discovery().recover());
        assertRefused(Reason.ILLEGAL_STATE, store::checkpoint);
        store.crash();
        try (MigrationStore again = factory.open(place, OpenMode.OPEN, config, ProviderContext.standard())) {
            assertThat(again.lifecycle().load()).contains(StoreRig.MIGRATION);
            assertThat(again.discovery().state().src().nodes()).isEqualTo(1);
            // The one that crashed has no hold on the place any more.
            store.close();
            assertThatThrownBy(() -> factory.delete(place)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void factories_share_nothing() {
        rig.store();
        assertThat(new MemoryStoreFactory().exists(rig.database())).isFalse();
        assertThat(factory.exists(rig.database().toAbsolutePath())).isTrue();
    }

    @Test
    void what_no_correct_caller_does_is_refused() {
        assertThatThrownBy(() -> rig.discovery().seed(Entry.file("", 1, null), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rig.discovery().seed(Entry.folder("", null), Entry.file("", 1, null)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rig.nodes(Side.SRC)).isEmpty();
        rig.discover(
                Shape.root(Shape.file("a", 1)), Shape.root(Shape.file("a", 1)), StoreRig.rule(CompareMode.CHECKSUM, 1));
        FolderWork root = new FolderWork(rig.src("/").id(), 0, NodeRef.ROOT);
        assertRefused(
                Reason.ILLEGAL_STATE,
                () -> rig.discovery()
                        .append(Side.SRC, List.of(Discoverer.page(root, List.of(), ListingOutcome.LISTED))));
        long a = rig.src("/a").id();
        ComparisonOutcome equal = new ComparisonOutcome(a, ComparisonOutcome.Result.EQUAL, List.of());
        assertRefused(Reason.ILLEGAL_STATE, () -> rig.discovery().recordComparisons(List.of(equal, equal)));
        rig.discovery().recordComparisons(List.of(equal));
        assertRefused(Reason.ILLEGAL_STATE, () -> rig.discovery().recordComparisons(List.of(equal)));
        VerificationRecord finding = new VerificationRecord(a, Shape.TIME, Verdict.verified("size"));
        assertRefused(Reason.ILLEGAL_STATE, () -> rig.store().verification().record("size", List.of(finding)));
        assertRefused(
                Reason.ILLEGAL_STATE,
                () -> rig.store()
                        .discovery()
                        .append(
                                Side.SRC,
                                List.of(Discoverer.page(
                                        new FolderWork(99, 1, root.ref()),
                                        List.of(),
                                        new ListingOutcome(
                                                ListingOutcome.Result.RETRY,
                                                List.of(new Attempt(Shape.TIME, ErrorClass.TRANSIENT, "gone")))))));
    }

    @Test
    void breaches_are_found() {
        MemoryDatabase database = new MemoryDatabase();
        MemoryNode root = database.src.add(null, Entry.folder("", null));
        MemoryNode folder = database.src.add(root, Entry.folder("a", null));
        database.src.add(folder, Entry.file("x", 1, null));
        MemoryInspection inspection = new MemoryInspection(database);
        assertThat(inspection.breaches()).isEmpty();
        database.src.removeChildren(root);
        assertThat(inspection.breaches()).singleElement().asString().contains("SRC", "without a folder");
        MemoryNode other = database.dst.add(null, Entry.folder("", null));
        root.partner = other;
        assertThat(inspection.breaches()).hasSize(2).anyMatch(breach -> breach.contains("broken pair"));
        other.partner = root;
        assertThat(inspection.breaches()).hasSize(1);
    }
}
