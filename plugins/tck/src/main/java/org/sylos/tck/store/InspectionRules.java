package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

/** What people ask. */
interface InspectionRules extends StoreRules {
    private static Shape source() {
        return Shape.root(
                Shape.folder("new", Shape.file("n", 1), Shape.file("drifts", 2), Shape.file("fails", 4)),
                Shape.folder("old", Shape.file("same", 8)),
                Shape.folder("locked").unlistable(ErrorClass.PERMISSION, "no"),
                Shape.file("waits", 16),
                Shape.file("out", 32).rejected("r", "no"),
                Shape.unsupported("pipe", "a FIFO"),
                Shape.unreadable("bad", ErrorClass.CORRUPT, "no"));
    }

    private static Shape destination() {
        return Shape.root(
                Shape.folder("old", Shape.file("same", 8), Shape.file("extra", 64)),
                Shape.folder("locked").unlistable(ErrorClass.TRANSIENT, "no"));
    }

    private void copySome() {
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.CONFLICT, "no");
        rig().copies()
                .record(List.of(
                        CopyOutcome.written(rig().src("/new").id(), null, null),
                        CopyOutcome.written(rig().src("/new/n").id(), null, null),
                        new CopyOutcome(
                                rig().src("/new/drifts").id(), CopyStatus.DRIFTED, null, null, List.of(failure)),
                        new CopyOutcome(
                                rig().src("/new/fails").id(), CopyStatus.FAILED, null, null, List.of(failure))));
    }

    @Test
    default void required_sto601_nodes_are_counted_by_status() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        copySome();
        rig().reopen();
        assertThat(Snapshot.held(rig().inspection().traversalCounts(Side.SRC)))
                .isEqualTo(Map.of(
                        TraversalStatus.SUCCESSFUL, new Tally(8, 31),
                        TraversalStatus.FAILED, new Tally(2, 0),
                        TraversalStatus.EXCLUDED, new Tally(2, 32)));
        assertThat(Snapshot.held(rig().inspection().traversalCounts(Side.DST)))
                .isEqualTo(Map.of(
                        TraversalStatus.SUCCESSFUL, new Tally(3, 8),
                        TraversalStatus.FAILED, new Tally(1, 0),
                        TraversalStatus.NOT_ON_SRC, new Tally(1, 64)));
        assertThat(Snapshot.held(rig().inspection().copyCounts()))
                .isEqualTo(Map.of(
                        CopyStatus.SUCCESSFUL, new Tally(2, 1),
                        CopyStatus.DRIFTED, new Tally(1, 2),
                        CopyStatus.FAILED, new Tally(2, 4),
                        CopyStatus.ALREADY_EXISTS, new Tally(4, 8),
                        CopyStatus.PENDING, new Tally(1, 16)));
    }

    @Test
    default void required_sto606_failures_are_what_failed_or_drifted() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        copySome();
        for (int max : new int[] {1, 3, 100}) {
            assertThat(Paging.all(
                            max,
                            NodeView::id,
                            (after, most) -> rig().inspection().failures(Side.SRC, after, most)))
                    .extracting(node -> node.path() + " " + StoreRig.says(node))
                    .containsExactly(
                            "/locked failed already_exists PERMISSION",
                            "/bad failed failed CORRUPT",
                            "/new/drifts successful drifted CONFLICT",
                            "/new/fails successful failed CONFLICT");
            assertThat(Paging.all(
                            max,
                            NodeView::id,
                            (after, most) -> rig().inspection().failures(Side.DST, after, most)))
                    .extracting(node -> node.path() + " " + StoreRig.says(node))
                    .containsExactly("/locked failed TRANSIENT");
        }
        assertThat(rig().inspection().plan().failures())
                .containsEntry(ErrorClass.CONFLICT, 2L)
                .containsEntry(ErrorClass.PERMISSION, 1L)
                .containsEntry(ErrorClass.CORRUPT, 1L)
                .containsEntry(ErrorClass.TRANSIENT, 1L);
    }

    @Test
    default void required_sto607_a_node_is_found_by_its_path() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.file("100%", 1), Shape.file("100_", 2))),
                Shape.file("x", 1),
                Shape.folder("x", Shape.file("below", 3)),
                Shape.folder("y", Shape.file("below", 4)),
                Shape.file("y", 1),
                Shape.file("Case", 5),
                Shape.file("case", 6));
        rig().discover(src, null, StoreRig.names(CaseFolding.NONE, UnicodeForm.EXACT, true, false));
        assertThat(rig().src("/").depth()).isZero();
        assertThat(rig().src("/a/b/100%").size()).isEqualTo(1);
        assertThat(rig().src("/a/b/100_").size()).isEqualTo(2);
        assertThat(rig().src("/a/b/100_").depth()).isEqualTo(3);
        assertThat(rig().src("/a/b/100_").parentId())
                .isEqualTo(rig().src("/a/b").id());
        assertThat(rig().src("/x").kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(rig().src("/y").kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(rig().src("/x/below").size()).isEqualTo(3);
        assertThat(rig().src("/y/below").size()).isEqualTo(4);
        assertThat(rig().src("/Case").size()).isEqualTo(5);
        assertThat(rig().src("/case").size()).isEqualTo(6);
        for (String path : List.of("/A", "/a/", "a", "", "//", "/a/b/1000", "/a/b/%", "/x/x", "/a/b/100%/c")) {
            assertThat(rig().inspection().node(Side.SRC, path)).as(path).isEqualTo(Optional.empty());
        }
        assertThat(rig().inspection().node(Side.DST, "/")).isEmpty();
    }

    @Test
    default void required_sto608_a_node_without_failures_has_no_history() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        for (NodeView node : rig().nodes(Side.SRC)) {
            assertThat(rig().attempts(node)).as(node.path()).hasSize(node.attempts());
            assertThat(node.attempts()).as(node.path()).isEqualTo(node.errorClass() == null ? 0 : 1);
        }
        // Ids are of one side: what failed there says nothing of the node with the same number here.
        assertThat(rig().inspection().attempts(Side.DST, rig().src("/bad").id()))
                .isNotEqualTo(rig().attempts(rig().src("/bad")));
        assertThat(rig().inspection().attempts(Side.SRC, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    default void required_sto609_the_balance_adds_up_at_every_moment() {
        assertBalanced(0);
        Discoverer discoverer = rig().discoverer(source(), destination());
        discoverer.seed();
        assertBalanced(1);
        discoverer.round(Side.SRC, 0);
        assertBalanced(8);
        discoverer.round(Side.DST, 0);
        discoverer.compare(1, StoreRig.NEWER);
        assertBalanced(8);
        discoverer.round(Side.SRC, 1);
        discoverer.round(Side.DST, 1);
        discoverer.compare(2, StoreRig.NEWER);
        assertBalanced(12);
        copySome();
        assertBalanced(12);
        assertThat(rig().inspection().balance())
                .isEqualTo(new Balance(
                        1,
                        new Tally(12, 63),
                        new Tally(2, 1),
                        new Tally(3, 8),
                        new Tally(2, 32),
                        new Tally(3, 4),
                        new Tally(1, 2),
                        new Tally(1, 16)));
        assertThat(rig().reopen().inspection().balance().addsUp()).isTrue();
    }

    private void assertBalanced(long total) {
        Balance balance = rig().inspection().balance();
        assertThat(balance.addsUp()).as("%s", balance).isTrue();
        assertThat(balance.total().nodes()).isEqualTo(total);
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto610_a_sound_store_has_no_breaches() {
        assertThat(rig().inspection().breaches()).isEmpty();
        BusyMigration.fill(rig());
        assertThat(rig().inspection().breaches()).isEmpty();
        assertThat(rig().reopen().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto611_all_nodes_in_the_order_of_ids() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        for (Side side : Side.values()) {
            List<NodeView> all = rig().nodes(side);
            assertThat(Paging.all(
                            1, NodeView::id, (after, max) -> rig().inspection().nodes(side, after, max)))
                    .isEqualTo(all);
            for (NodeView node : all) {
                assertThat(node.side()).isEqualTo(side);
                assertThat(rig().inspection().node(side, node.path())).contains(node);
            }
        }
        assertThat(rig().paths(Side.DST)).containsExactly("/", "/old", "/locked", "/old/same", "/old/extra");
    }

    @Test
    default void required_sto612_a_node_that_failed_twice_shows_what_became_of_its_copy() {
        Shape src = Shape.root(
                Shape.folder("kind", Shape.file("f", 1)).unlistable(ErrorClass.PERMISSION, "not to be listed"),
                Shape.folder("new").unlistable(ErrorClass.THROTTLED, "not to be listed"));
        for (int lead : new int[] {0, 2}) {
            rig().restart();
            rig().discoverer(src, Shape.root(Shape.file("kind", 1))).run(StoreRig.NEWER, lead);
            assertThat(rig().srcSays("/kind")).isEqualTo("failed failed CONFLICT");
            assertThat(rig().src("/kind").message()).isNotEqualTo("not to be listed");
            assertThat(rig().src("/kind").attempts()).isEqualTo(2);
            Attempt failure = new Attempt(Shape.TIME, ErrorClass.TRANSIENT, "not to be created");
            long id = rig().src("/new").id();
            rig().copies().record(List.of(new CopyOutcome(id, CopyStatus.PENDING, null, null, List.of(failure))));
            assertThat(rig().srcSays("/new")).isEqualTo("failed pending THROTTLED");
            assertThat(rig().src("/new").message()).isEqualTo("not to be listed");
            rig().copies().record(List.of(new CopyOutcome(id, CopyStatus.FAILED, null, null, List.of(failure))));
            assertThat(rig().srcSays("/new")).isEqualTo("failed failed TRANSIENT");
            assertThat(rig().src("/new").message()).isEqualTo("not to be created");
            assertThat(rig().inspection().plan().failures())
                    .containsEntry(ErrorClass.CONFLICT, 1L)
                    .containsEntry(ErrorClass.TRANSIENT, 1L);
        }
    }
}
