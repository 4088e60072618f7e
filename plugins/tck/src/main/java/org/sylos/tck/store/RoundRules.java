package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.DiscoveryState;
import org.sylos.engine.api.storage.DiscoveryState.SideState;
import org.sylos.engine.api.storage.DiscoveryStep;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingOutcome.Result;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.RoundSummary;
import org.sylos.engine.api.storage.StoreException.Reason;

/** How rounds go: outcomes of listings, what is pending, seals, and what an interruption leaves. */
interface RoundRules extends StoreRules {
    private static Attempt failure(int minute, ErrorClass errorClass) {
        Instant at = Shape.TIME.plusSeconds(60L * minute);
        return new Attempt(at, errorClass, "failed in minute " + minute);
    }

    private static ListingOutcome ended(Result result, Attempt... failures) {
        return new ListingOutcome(result, List.of(failures));
    }

    private FolderWork root(Side side) {
        return rig().discovery().pending(side, 0, 0, 1).get(0);
    }

    @Test
    default void required_sto211_a_listing_that_failed_for_good_has_no_children() {
        for (Side side : Side.values()) {
            rig().restart().discovery().seed(Shape.root().entry(), Shape.root().entry());
            FolderWork root = root(side);
            List<Shape> some = List.of(Shape.folder("a"), Shape.unreadable("bad", ErrorClass.CORRUPT, "damaged"));
            rig().discovery().append(side, List.of(Discoverer.page(root, some, null)));
            ListingOutcome failed =
                    ended(Result.FAILED, failure(1, ErrorClass.TRANSIENT), failure(2, ErrorClass.PERMISSION));
            rig().discovery().append(side, List.of(Discoverer.page(root, List.of(Shape.file("b", 1)), failed)));
            assertThat(rig().paths(side)).containsExactly("/");
            assertThat(side == Side.SRC ? rig().srcSays("/") : rig().dstSays("/"))
                    .isEqualTo(side == Side.SRC ? "failed already_exists PERMISSION" : "failed PERMISSION");
            assertThat(rig().inspection().attempts(side, root.id()))
                    .containsExactly(
                            new AttemptRecord(
                                    Operation.LIST,
                                    1,
                                    Shape.TIME.plusSeconds(60),
                                    ErrorClass.TRANSIENT,
                                    "failed in minute 1"),
                            new AttemptRecord(
                                    Operation.LIST,
                                    2,
                                    Shape.TIME.plusSeconds(120),
                                    ErrorClass.PERMISSION,
                                    "failed in minute 2"));
            assertThat(rig().inspection().failures(side, 0, 9)).hasSize(1);
            assertThat(rig().discovery().pending(side, 0, 0, 9)).isEmpty();
        }
    }

    @Test
    default void required_sto212_a_listing_to_be_tried_again_begins_anew_and_keeps_its_history() {
        rig().discovery().seed(Shape.root().entry(), null);
        FolderWork root = root(Side.SRC);
        List<Shape> some = List.of(Shape.file("a", 1), Shape.unreadable("bad", ErrorClass.CORRUPT, "damaged"));
        rig().discovery().append(Side.SRC, List.of(Discoverer.page(root, some, null)));
        rig().discovery()
                .append(
                        Side.SRC,
                        List.of(Discoverer.page(
                                root, List.of(), ended(Result.RETRY, failure(1, ErrorClass.THROTTLED)))));
        assertThat(rig().srcSays("/")).isEqualTo("pending pending");
        assertThat(rig().paths(Side.SRC)).containsExactly("/");
        assertThat(root(Side.SRC)).isEqualTo(root);
        // The second try fails at once, the third sees the same children again.
        rig().discovery()
                .append(
                        Side.SRC,
                        List.of(Discoverer.page(
                                root, List.of(), ended(Result.RETRY, failure(2, ErrorClass.TRANSIENT)))));
        rig().reopen();
        rig().discovery().append(Side.SRC, List.of(Discoverer.page(root, some, ListingOutcome.LISTED)));
        assertThat(rig().srcSays("/")).isEqualTo("successful pending");
        assertThat(rig().paths(Side.SRC)).containsExactly("/", "/a", "/bad");
        assertThat(rig().attempts(rig().src("/")))
                .extracting(AttemptRecord::operation, AttemptRecord::number, AttemptRecord::errorClass)
                .containsExactly(
                        tuple(Operation.LIST, 1, ErrorClass.THROTTLED),
                        tuple(Operation.LIST, 2, ErrorClass.TRANSIENT),
                        tuple(Operation.LIST, 3, null));
        assertThat(rig().src("/").attempts()).isEqualTo(3);
        assertThat(rig().src("/").message()).isNull();
        assertThat(rig().src("/bad").attempts()).isEqualTo(1);
        assertThat(rig().src("/a").attempts()).isZero();
    }

    @Test
    default void required_sto213_pages_of_one_call_take_effect_in_order() {
        rig().discovery().seed(Shape.root().entry(), null);
        FolderWork root = root(Side.SRC);
        Shape a = Shape.folder("a");
        Shape b = Shape.folder("b");
        ListingOutcome retry = ended(Result.RETRY, failure(1, ErrorClass.TRANSIENT));
        ListingOutcome listed = ended(Result.LISTED, failure(2, ErrorClass.TRANSIENT));
        rig().discovery()
                .append(
                        Side.SRC,
                        List.of(
                                Discoverer.page(root, List.of(a), null),
                                Discoverer.page(root, List.of(Shape.file("gone", 1)), retry),
                                Discoverer.page(root, List.of(a), null),
                                Discoverer.page(root, List.of(b), listed)));
        assertThat(rig().paths(Side.SRC)).containsExactly("/", "/a", "/b");
        assertThat(rig().attempts(rig().src("/")))
                .extracting(AttemptRecord::number, AttemptRecord::errorClass)
                .containsExactly(tuple(1, ErrorClass.TRANSIENT), tuple(2, ErrorClass.TRANSIENT), tuple(3, null));
        List<FolderWork> both = rig().discovery().pending(Side.SRC, 1, 0, 9);
        rig().discovery()
                .append(
                        Side.SRC,
                        List.of(
                                Discoverer.page(both.get(1), List.of(Shape.file("x", 1)), null),
                                Discoverer.page(both.get(0), List.of(Shape.file("y", 1)), ListingOutcome.LISTED),
                                Discoverer.page(both.get(1), List.of(Shape.file("z", 1)), ListingOutcome.LISTED)));
        assertThat(rig().paths(Side.SRC)).containsExactly("/", "/a", "/b", "/b/x", "/a/y", "/b/z");
        assertThat(rig().discovery().pending(Side.SRC, 1, 0, 9)).isEmpty();
    }

    @Test
    default void required_sto214_pending_folders_come_by_depth_in_the_order_of_ids() {
        List<Shape> folders = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            folders.add(Shape.folder("d" + i, Shape.folder("x"), Shape.file("f", 1)));
            folders.add(Shape.file("f" + i, 1));
        }
        Shape tree = Shape.root(folders.toArray(new Shape[0]));
        Discoverer discoverer = rig().discoverer(tree, tree);
        discoverer.seed();
        for (Side side : Side.values()) {
            discoverer.round(side, 0);
        }
        discoverer.compare(1, StoreRig.NEWER);
        for (Side side : Side.values()) {
            for (int max : new int[] {1, 7, 25, 1000}) {
                List<FolderWork> all = Paging.all(
                        max, FolderWork::id, (after, most) -> rig().discovery().pending(side, 1, after, most));
                assertThat(all)
                        .extracting(work -> work.ref().path())
                        .hasSize(25)
                        .startsWith("/d0", "/d1", "/d2");
                assertThat(all).allMatch(work -> work.depth() == 1);
            }
            // Fewer than asked for are the last ones.
            assertThat(rig().discovery().pending(side, 1, 0, 24)).hasSize(24);
            assertThat(rig().discovery().pending(side, 0, 0, 9)).isEmpty();
            assertThat(rig().discovery().pending(side, 2, 0, 9)).isEmpty();
            List<FolderWork> some = rig().discovery().pending(side, 1, 0, 3);
            discoverer.list(side, some.get(1));
            assertThat(rig().discovery().pending(side, 1, 0, 9))
                    .doesNotContain(some.get(1))
                    .contains(some.get(0));
            assertThat(rig().discovery().pending(side, 1, some.get(0).id(), 9)).doesNotContain(some.get(0));
        }
    }

    @Test
    default void required_sto215_a_round_is_sealed_when_nothing_of_it_is_pending() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.file("x", 5), Shape.folder("y")),
                Shape.folder("b", Shape.file("z", 6).rejected("r", "no")),
                Shape.folder("c").unlistable(ErrorClass.PERMISSION, "no"),
                Shape.file("f", 100));
        Discoverer discoverer = rig().discoverer(src, Shape.root(Shape.file("f", 1)));
        discoverer.seed();
        assertRefused(Reason.ILLEGAL_STATE, () -> rig().discovery().seal(Side.SRC, 0));
        assertThat(rig().discovery().state().src().sealedDepth()).isEqualTo(-1);
        assertThat(discoverer.round(Side.SRC, 0)).isEqualTo(new RoundSummary(0, 1, 0, 4, 100, 3));
        List<FolderWork> folders = rig().discovery().pending(Side.SRC, 1, 0, 9);
        discoverer.list(Side.SRC, folders.get(0));
        discoverer.list(Side.SRC, folders.get(2));
        assertRefused(Reason.ILLEGAL_STATE, () -> rig().discovery().seal(Side.SRC, 1));
        discoverer.list(Side.SRC, folders.get(1));
        assertThat(rig().discovery().state().src().sealedDepth()).isZero();
        assertThat(rig().discovery().seal(Side.SRC, 1)).isEqualTo(new RoundSummary(1, 2, 1, 3, 11, 1));
        assertThat(rig().reopen().discovery().state().src().sealedDepth()).isEqualTo(1);
        assertThat(rig().discovery().state().dst().sealedDepth()).isEqualTo(-1);
        discoverer.continueWith(rig().store());
        RoundSummary dst = discoverer.round(Side.DST, 0);
        assertThat(List.of(dst.listed(), dst.failed(), dst.children(), dst.bytes()))
                .containsExactly(1L, 0L, 1L, 1L);
        // A side that has nothing at a depth can be sealed there all the same.
        assertThat(rig().discovery().seal(Side.DST, 1)).isEqualTo(new RoundSummary(1, 0, 0, 0, 0, 0));
    }

    @Test
    default void required_sto218_a_step_is_what_its_parts_are_one_by_one() {
        Shape src = Shape.root(Shape.folder("a", Shape.file("x", 5)), Shape.folder("b"), Shape.file("f", 100));
        Shape dst = Shape.root(Shape.folder("a", Shape.file("x", 5)), Shape.file("f", 1), Shape.file("g", 1));
        Discoverer discoverer = rig().discoverer(src, dst);
        discoverer.seed();
        discoverer.round(Side.SRC, 0);
        List<FolderWork> folders = rig().discovery().pending(Side.SRC, 1, 0, 9);
        FolderWork root = rig().discovery().pending(Side.DST, 0, 0, 9).get(0);
        List<ListingPage> srcPages = new ArrayList<>();
        folders.forEach(folder -> srcPages.addAll(discoverer.pages(Side.SRC, folder, 9)));
        DiscoveryStep.Outcome outcome = rig().discovery()
                .advance(
                        new DiscoveryStep(
                                srcPages,
                                discoverer.pages(Side.DST, root, 2),
                                OptionalInt.of(1),
                                OptionalInt.of(0),
                                OptionalInt.of(1)),
                        StoreRig.NEWER);
        assertThat(outcome)
                .isEqualTo(new DiscoveryStep.Outcome(
                        new RoundSummary(1, 2, 0, 1, 5, 0),
                        new RoundSummary(
                                0,
                                1,
                                0,
                                3,
                                2,
                                Objects.requireNonNull(outcome.dstRound()).childFolders()),
                        new LevelSummary(1, 2, 1, 1, 0, 1)));
        DiscoveryState state = rig().reopen().discovery().state();
        assertThat(List.of(state.src().sealedDepth(), state.dst().sealedDepth(), state.reconciledDepth()))
                .containsExactly(1, 0, 1);
        assertThat(rig().srcSays("/a")).isEqualTo("successful already_exists");
        assertThat(rig().srcSays("/f")).isEqualTo("successful pending");
        assertThat(rig().dstSays("/a")).isEqualTo("pending");
        assertThat(rig().dstSays("/g")).isEqualTo("not_on_src");
        DiscoveryStep nothing =
                new DiscoveryStep(List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        assertThat(rig().discovery().advance(nothing, StoreRig.NEWER))
                .isEqualTo(new DiscoveryStep.Outcome(null, null, null));
        // What is not possible by itself is not possible together with something else.
        DiscoveryStep early =
                new DiscoveryStep(List.of(), List.of(), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty());
        assertRefused(Reason.ILLEGAL_STATE, () -> rig().discovery().advance(early, StoreRig.NEWER));
        assertThat(rig().discovery().state().dst().sealedDepth()).isZero();
    }

    @Test
    default void required_sto216_recovery_takes_back_what_an_interruption_left_half_done() {
        Shape tree = Shape.root(
                Shape.folder("done", Shape.file("kept", 1), Shape.folder("kept too")),
                Shape.folder("half", Shape.file("x", 1), Shape.unreadable("y", ErrorClass.CORRUPT, "damaged")),
                Shape.folder("failed").unlistable(ErrorClass.PERMISSION, "no"),
                Shape.folder("new"));
        Discoverer discoverer = rig().discoverer(tree, tree);
        discoverer.seed();
        for (Side side : Side.values()) {
            discoverer.round(side, 0);
        }
        discoverer.compare(1, StoreRig.NEWER);
        for (Side side : Side.values()) {
            List<FolderWork> folders = rig().discovery().pending(side, 1, 0, 9);
            discoverer.list(side, folders.get(0));
            discoverer.list(side, folders.get(2));
            ListingOutcome retry = ended(Result.RETRY, failure(1, ErrorClass.TRANSIENT));
            rig().discovery().append(side, List.of(Discoverer.page(folders.get(1), List.of(), retry)));
        }
        Map<String, @Nullable Object> before = Snapshot.of(rig().store());
        for (Side side : Side.values()) {
            FolderWork half = rig().discovery().pending(side, 1, 0, 9).get(0);
            rig().discovery().append(side, discoverer.pages(side, half, 1).subList(0, 1));
        }
        assertThat(rig().paths(Side.SRC)).contains("/half/x");
        rig().reopen().discovery().recover();
        assertThat(Snapshot.of(rig().store())).isEqualTo(before);
        rig().discovery().recover();
        assertThat(Snapshot.of(rig().reopen())).isEqualTo(before);
        discoverer.continueWith(rig().store());
        for (Side side : Side.values()) {
            discoverer.round(side, 1);
        }
        assertThat(rig().paths(Side.SRC)).contains("/half/x", "/half/y").doesNotHaveDuplicates();
        assertThat(rig().paths(Side.DST)).contains("/half/x", "/half/y").doesNotHaveDuplicates();
    }

    @Test
    default void required_sto217_the_state_tells_how_far_each_side_is() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.file("x", 5), Shape.folder("y")), Shape.folder("b"), Shape.file("f", 100));
        Shape dst = Shape.root(Shape.folder("a"), Shape.folder("other"), Shape.file("f", 7));
        Discoverer discoverer = rig().discoverer(src, dst);
        SideState none = new SideState(-1, 0, -1, 0, 0);
        assertThat(rig().discovery().state().src()).isEqualTo(none);
        assertThat(rig().discovery().state().dst()).isEqualTo(none);
        assertThat(rig().discovery().state().reconciledDepth()).isEqualTo(-1);
        discoverer.seed();
        assertThat(rig().discovery().state().src()).isEqualTo(new SideState(-1, 1, 0, 1, 0));
        assertThat(rig().discovery().state().dst()).isEqualTo(new SideState(-1, 1, 0, 1, 0));
        discoverer.round(Side.SRC, 0);
        assertThat(rig().discovery().state().src()).isEqualTo(new SideState(0, 2, 1, 4, 100));
        discoverer.list(Side.SRC, rig().discovery().pending(Side.SRC, 1, 0, 1).get(0));
        assertThat(rig().discovery().state().src()).isEqualTo(new SideState(0, 2, 1, 6, 105));
        discoverer.round(Side.SRC, 1);
        assertThat(rig().discovery().state().src()).isEqualTo(new SideState(1, 1, 2, 6, 105));
        discoverer.round(Side.DST, 0);
        assertThat(rig().discovery().state().dst()).isEqualTo(new SideState(0, 0, -1, 4, 7));
        discoverer.compare(1, StoreRig.NEWER);
        assertThat(rig().discovery().state().dst()).isEqualTo(new SideState(0, 1, 1, 4, 7));
        assertThat(rig().discovery().state().reconciledDepth()).isEqualTo(1);
        discoverer.round(Side.SRC, 2);
        assertThat(rig().discovery().state().src()).isEqualTo(new SideState(2, 0, -1, 6, 105));
    }
}
