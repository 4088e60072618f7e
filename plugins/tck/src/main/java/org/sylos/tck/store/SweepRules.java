package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.SweepStart;

/** Retry sweeps: what is listed again, and what stays. */
interface SweepRules extends StoreRules {
    private void move(Phase from, Phase to) {
        rig().store().lifecycle().changePhase(new PhaseChange(Shape.TIME, from, to, "on"));
    }

    private SweepStart begin() {
        return rig().store()
                .lifecycle()
                .beginSweep(new PhaseChange(Shape.TIME, Phase.REVIEW, Phase.TRAVERSING, "once more"));
    }

    private void mark(String... paths) {
        for (String path : paths) {
            rig().store()
                    .retries()
                    .mark(RetryKind.DISCOVERY, Side.SRC, List.of(rig().src(path).id()));
        }
    }

    private static Shape source(String late) {
        return Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.file("deep", 1), Shape.file(late, 2)), Shape.file("x", 3)),
                Shape.folder("c", Shape.folder("d", Shape.file("y", 4))),
                Shape.file("top", 5));
    }

    private static Shape destination() {
        return Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.file("deep", 1), Shape.file("extra", 6))),
                Shape.folder("c", Shape.folder("d")));
    }

    @Test
    default void required_sto661_what_asks_for_it_is_pending_and_forgets_what_was_below() {
        rig().discover(source("early"), destination(), StoreRig.NEWER);
        move(Phase.CREATED, Phase.REVIEW);
        mark("/a", "/a/b", "/c/d");
        long forgotten = rig().src("/a/b").id();
        Map<String, NodeView> before = rig().byPath(Side.SRC);
        assertThat(rig().store().retries().foldersToSweep()).isEqualTo(2);
        assertThat(begin()).isEqualTo(new SweepStart(2, 1, 5, 3));
        rig().reopen();
        assertThat(rig().paths(Side.SRC)).containsExactlyInAnyOrder("/", "/a", "/c", "/top", "/c/d");
        assertThat(rig().paths(Side.DST)).containsExactlyInAnyOrder("/", "/a", "/c", "/c/d");
        for (String folder : List.of("/a", "/c/d")) {
            assertThat(rig().srcSays(folder)).isEqualTo("pending already_exists");
            assertThat(rig().dstSays(folder)).isEqualTo("pending");
        }
        for (String other : List.of("/", "/c", "/top")) {
            assertThat(rig().src(other)).isEqualTo(before.get(other));
        }
        assertThat(rig().store().retries().count(RetryKind.DISCOVERY)).isZero();
        assertThat(rig().inspection().breaches()).isEmpty();
        assertThat(rig().inspection().attempts(Side.SRC, forgotten)).isEmpty();
    }

    @Test
    default void required_sto662_rounds_are_open_again_and_ids_go_on() {
        Discoverer discoverer = rig().discoverer(source("early"), destination());
        discoverer.run(StoreRig.NEWER);
        move(Phase.CREATED, Phase.REVIEW);
        mark("/a/b");
        long highest = rig().src("/c/d/y").id();
        LevelSummary above = discoverer.compare(2, StoreRig.NEWER);
        begin();
        assertThat(rig().discovery().state().src().sealedDepth()).isEqualTo(1);
        assertThat(rig().discovery().state().src().smallestPendingDepth()).isEqualTo(2);
        assertThat(rig().discovery().state().reconciledDepth()).isEqualTo(2);
        assertThat(rig().discovery().state().src().nodes()).isEqualTo(8);
        assertRefused(Reason.ILLEGAL_STATE, () -> discoverer.compare(3, StoreRig.NEWER));
        assertThat(discoverer.compare(2, StoreRig.NEWER)).isEqualTo(above);
        Discoverer again = rig().discoverer(source("late"), destination());
        again.round(Side.SRC, 2);
        again.continueWith(rig().reopen());
        again.round(Side.DST, 2);
        assertThat(again.compare(3, StoreRig.NEWER)).isEqualTo(new LevelSummary(3, 1, 1, 1, 0, 0));
        assertThat(rig().src("/a/b/late").id()).isGreaterThan(highest);
        assertThat(rig().src("/a/b/deep").partnerId())
                .isEqualTo(rig().dst("/a/b/deep").id());
        assertThat(rig().inspection().breaches()).isEmpty();
        long deepest = 0;
        for (NodeView node : rig().nodes(Side.SRC)) {
            assertThat((long) node.depth()).isGreaterThanOrEqualTo(deepest);
            deepest = node.depth();
        }
    }

    @Test
    default void required_sto663_nothing_else_on_the_level_is_compared_again() {
        rig().discover(source("early"), destination(), StoreRig.NEWER);
        rig().copies()
                .record(List.of(
                        CopyOutcome.written(rig().src("/top").id(), null, null),
                        CopyOutcome.written(rig().src("/c/d/y").id(), null, null)));
        move(Phase.CREATED, Phase.REVIEW);
        mark("/a");
        NodeView written = rig().src("/c/d/y");
        rig().discoverer(source("late"), destination()).sweep(StoreRig.NEWER, 1);
        assertThat(rig().src("/c/d/y")).isEqualTo(written);
        assertThat(rig().srcSays("/top")).isEqualTo("successful successful");
        assertThat(rig().srcSays("/a/b")).isEqualTo("successful already_exists");
        assertThat(rig().srcSays("/a/b/late")).isEqualTo("successful pending");
        assertThat(rig().dstSays("/a/b/extra")).isEqualTo("not_on_src");
    }

    @Test
    default void required_sto664_created_folders_have_nodes_at_the_destination() {
        Shape src = Shape.root(Shape.folder("new", Shape.folder("in", Shape.file("f", 1))));
        rig().discover(src, null, StoreRig.NEWER);
        for (String path : List.of("/", "/new", "/new/in")) {
            rig().copies().record(List.of(CopyOutcome.written(rig().src(path).id(), "id of " + path, null)));
        }
        move(Phase.CREATED, Phase.REVIEW);
        mark("/new/in");
        assertThat(begin()).isEqualTo(new SweepStart(1, 2, 1, 0));
        assertThat(rig().paths(Side.DST)).containsExactlyInAnyOrder("/", "/new", "/new/in");
        NodeView node = rig().dst("/new/in");
        assertThat(node.nativeId()).isEqualTo("id of /new/in");
        assertThat(node.partnerId()).isEqualTo(rig().src("/new/in").id());
        List<FolderWork> pending = rig().discovery().pending(Side.DST, 2, 0, 9);
        assertThat(pending).extracting(FolderWork::id).containsExactly(node.id());
        Discoverer again = rig().discoverer(src, Shape.root());
        again.round(Side.SRC, 2);
        rig().discovery()
                .append(
                        Side.DST,
                        List.of(Discoverer.page(pending.get(0), List.of(Shape.file("f", 1)), ListingOutcome.LISTED)));
        rig().discovery().seal(Side.DST, 2);
        again.compare(3, StoreRig.NEWER);
        assertThat(rig().srcSays("/new/in/f")).isEqualTo("successful already_exists");
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto665_a_sweep_needs_a_reason_and_the_right_phase() {
        Shape src = Shape.root(Shape.folder("a"), Shape.unreadable("b", ErrorClass.PERMISSION, "no"));
        rig().discover(Shape.root(Shape.folder("a")), null, StoreRig.NEWER);
        assertRefused(Reason.ILLEGAL_STATE, this::begin);
        move(Phase.CREATED, Phase.REVIEW);
        assertRefused(Reason.ILLEGAL_STATE, this::begin);
        assertThat(rig().store().lifecycle().load().orElseThrow().phase()).isEqualTo(Phase.REVIEW);
        rig().restart();
        rig().discover(src, null, StoreRig.NEWER);
        move(Phase.CREATED, Phase.REVIEW);
        assertThat(begin()).isEqualTo(new SweepStart(1, 0, 2, 0));
        assertThat(rig().store().lifecycle().load().orElseThrow().phase()).isEqualTo(Phase.TRAVERSING);
    }

    private void exclude(String... paths) {
        List<Long> ids = Arrays.stream(paths).map(path -> rig().src(path).id()).toList();
        rig().store()
                .review()
                .exclude(
                        new ReviewSelection.Nodes(Set.copyOf(ids)),
                        true,
                        new Decision(Shape.TIME, "somebody", "not wanted", "some"));
    }

    private List<String> excluded() {
        return rig().nodes(Side.SRC).stream()
                .filter(node ->
                        node.copy() == CopyStatus.EXCLUDED_EXPLICIT || node.copy() == CopyStatus.EXCLUDED_INHERITED)
                .map(node -> node.path() + " " + node.copy())
                .toList();
    }

    @Test
    default void required_sto666_what_is_excluded_by_hand_stays_so_when_it_is_found_again() {
        rig().discover(source("early"), destination(), StoreRig.NEWER);
        move(Phase.CREATED, Phase.REVIEW);
        exclude("/a/b", "/a/x", "/c/d/y");
        List<String> before = excluded();
        mark("/a", "/a/b");
        assertThat(rig().store().retries().foldersToSweep()).isEqualTo(1);
        rig().discoverer(source("early"), destination()).sweep(StoreRig.NEWER, 1);
        rig().reopen();
        assertThat(excluded()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(rig().store().review().exclusionsOf(rig().src("/a/b/deep").id()))
                .extracting(HandExclusion::path)
                .containsExactly("/a/b");
        List<Long> all = List.of(
                rig().src("/a/b").id(),
                rig().src("/a/x").id(),
                rig().src("/c/d/y").id());
        rig().store()
                .review()
                .include(
                        new ReviewSelection.Nodes(Set.copyOf(all)),
                        true,
                        new Decision(Shape.TIME, "somebody", "after all", "all"));
        List<Fact> included = Fact.of(rig().store());
        rig().restart();
        rig().discover(source("early"), destination(), StoreRig.NEWER);
        assertThat(included).containsExactlyInAnyOrderElementsOf(Fact.of(rig().store()));
    }

    @Test
    default void required_sto667_what_is_excluded_by_hand_stays_so_in_the_next_pass() {
        rig().discover(source("early"), destination(), StoreRig.NEWER);
        move(Phase.CREATED, Phase.REVIEW);
        exclude("/a/b", "/top");
        List<String> before = excluded();
        for (int pass = 0; pass < 2; pass++) {
            rig().store().lifecycle().beginPass(new PhaseChange(Shape.TIME, Phase.REVIEW, Phase.TRAVERSING, "anew"));
            rig().discover(source("early"), destination(), StoreRig.NEWER);
            move(Phase.TRAVERSING, Phase.REVIEW);
            assertThat(excluded()).containsExactlyInAnyOrderElementsOf(before);
        }
        assertThat(rig().inspection().breaches()).isEmpty();
    }
}
