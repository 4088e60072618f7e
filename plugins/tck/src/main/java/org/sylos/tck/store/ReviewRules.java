package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSort;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

/** What a review shows. */
interface ReviewRules extends StoreRules {
    private static Shape source() {
        return Shape.root(
                Shape.folder("both", Shape.file("new", 5), Shape.file("same", 7), Shape.file("changed", 11)),
                Shape.folder("only", Shape.file("a", 1)),
                Shape.file("taken", 3),
                Shape.unsupported("pipe", "a pipe"),
                Shape.folder("locked").unlistable(ErrorClass.PERMISSION, "no entry"));
    }

    private static Shape destination() {
        return Shape.root(
                Shape.folder("both", Shape.file("same", 7), Shape.file("changed", 12), Shape.file("extra", 13)),
                Shape.folder("taken"),
                Shape.folder("old", Shape.file("x", 1)),
                Shape.folder("locked"));
    }

    private ReviewRow at(String path) {
        return rig().store().review().row(Side.SRC, rig().src(path).id()).orElseThrow();
    }

    private List<String> children(String path, ReviewOrder order) {
        return ReviewWalk.all(
                        order,
                        40,
                        page -> rig().store().review().children(rig().src(path).id(), page))
                .stream()
                .map(ReviewRow::name)
                .toList();
    }

    private List<String> found(Condition condition) {
        return ReviewWalk.all(
                        new ReviewOrder(ReviewSort.PATH, false, false),
                        7,
                        page -> rig().store().review().search(condition, 0, page))
                .stream()
                .map(ReviewRow::path)
                .toList();
    }

    @Test
    default void required_sto631_a_row_has_both_nodes_side_by_side() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        ReviewRow same = at("/both/same");
        assertThat(same.srcId()).isEqualTo(rig().src("/both/same").id());
        assertThat(same.dstId()).isEqualTo(rig().dst("/both/same").id());
        assertThat(same.action()).isEqualTo(PlanAction.KEEP);
        assertThat(at("/both/changed").action()).isEqualTo(PlanAction.OVERWRITE);
        assertThat(at("/both/changed").dst()).extracting(ReviewRow.Half::size).isEqualTo(12L);
        assertThat(at("/both/new").dst()).isNull();
        assertThat(at("/both/new").action()).isEqualTo(PlanAction.CREATE_FILE);
        assertThat(at("/only").action()).isEqualTo(PlanAction.CREATE_FOLDER);
        assertThat(at("/pipe").rule()).isEqualTo("unsupported");
        assertThat(at("/pipe").reason()).isEqualTo("a pipe");
        assertThat(at("/pipe").excluded()).isTrue();
        assertThat(at("/taken").errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(at("/taken").dst()).isNull();
        assertThat(at("/locked").errorClass()).isEqualTo(ErrorClass.PERMISSION);
        assertThat(at("/locked").message()).isEqualTo("no entry");
        assertThat(at("/locked").attempts()).isEqualTo(1);
        for (String path : List.of("/old", "/taken", "/both/extra")) {
            long id = rig().dst(path).id();
            ReviewRow row = rig().store().review().row(Side.DST, id).orElseThrow();
            assertThat(row.src()).isNull();
            assertThat(row.dstId()).isEqualTo(id);
            assertThat(row.path()).isEqualTo(path);
            assertThat(row.copy()).isNull();
            assertThat(row.action()).isEqualTo(PlanAction.DST_ONLY);
        }
        assertThat(rig().store().review().row(Side.DST, same.dstId())).contains(same);
        assertThat(rig().store().review().row(Side.SRC, 1L << 62)).isEmpty();
        assertThat(rig().store().review().row(Side.DST, 1L << 62)).isEmpty();
    }

    @Test
    default void required_sto632_every_order_is_kept_on_every_page() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        long root = rig().src("/").id();
        for (int i = 0; i < ReviewWalk.orders().size(); i += 3) {
            ReviewOrder order = ReviewWalk.orders().get(i);
            assertThat(ReviewWalk.all(order, 9, page -> rig().store().review().search(ReviewWalk.EVERYTHING, 0, page)))
                    .hasSize(13);
            assertThat(ReviewWalk.all(order, 4, page -> rig().store().review().children(root, page)))
                    .hasSize(7);
        }
        for (NodeView node : rig().nodes(Side.SRC)) {
            if (node.kind() == NodeKind.FOLDER) {
                ReviewWalk.look(rig().store(), node, ReviewOrder.NAMES, 4);
            }
        }
    }

    @Test
    default void required_sto633_names_are_in_natural_order_however_many_there_are() {
        Shape[] files = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> Shape.file((i % 2 == 0 ? "File " : "file ") + i + " of 300.txt", i))
                .toArray(Shape[]::new);
        rig().discover(Shape.root(files), Shape.root(), StoreRig.NEWER);
        for (boolean descending : List.of(false, true)) {
            List<String> names = children("/", new ReviewOrder(ReviewSort.NAME, descending, true));
            assertThat(names).hasSize(300);
            for (int i = 0; i < 300; i++) {
                int number = descending ? 300 - i : i + 1;
                assertThat(names.get(i)).isEqualToIgnoringCase("file " + number + " of 300.txt");
            }
        }
    }

    @Test
    default void required_sto633_folders_come_first_where_that_is_asked() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        assertThat(children("/", ReviewOrder.NAMES))
                .containsExactly("both", "locked", "old", "only", "taken", "pipe", "taken");
        assertThat(children("/", new ReviewOrder(ReviewSort.NAME, true, false)))
                .containsExactly("taken", "taken", "pipe", "only", "old", "locked", "both");
        assertThat(children("/both", new ReviewOrder(ReviewSort.SIZE, true, false)))
                .containsExactly("extra", "changed", "same", "new");
        assertThat(children("/both", new ReviewOrder(ReviewSort.STATUS, false, false)))
                .containsExactly("changed", "new", "same", "extra");
    }

    @Test
    default void required_sto634_a_page_goes_on_from_a_row_as_it_was() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        long both = rig().src("/both").id();
        ReviewOrder byStatus = new ReviewOrder(ReviewSort.STATUS, false, false);
        ReviewPage first = rig().store().review().children(both, ReviewPage.Request.first(byStatus, 1));
        assertThat(first.total()).isEqualTo(new Tally(4, 5 + 7 + 11 + 13));
        assertThat(first.rows()).extracting(ReviewRow::name).containsExactly("changed");
        rig().copies()
                .record(List.of(CopyOutcome.written(rig().src("/both/changed").id(), null, null)));
        ReviewPage second = rig().store()
                .review()
                .children(both, new ReviewPage.Request(byStatus, first.rows().get(0), 2, false));
        assertThat(second.total()).isNull();
        assertThat(second.rows()).extracting(ReviewRow::name).containsExactly("new", "changed");
    }

    @Test
    default void required_sto635_counters_count_everything_in_a_folder() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        long root = rig().src("/").id();
        assertThat(rig().store().review().counters(root, false))
                .isEqualTo(new ReviewCounters(new Tally(7, 3), 5, 1, 2, 3, new Tally(1, 0), 1, Tally.ZERO, 2));
        assertThat(rig().store().review().counters(root, true))
                .isEqualTo(new ReviewCounters(
                        new Tally(12, 3 + 1 + 5 + 7 + 11 + 13), 5, 6, 3, 5, new Tally(4, 17), 1, Tally.ZERO, 2));
        assertThat(rig().store().review().counters(rig().src("/taken").id(), true))
                .isEqualTo(ReviewCounters.NONE);
        assertThat(rig().store().review().counters(1L << 62, true)).isEqualTo(ReviewCounters.NONE);
    }

    @Test
    default void required_sto636_search_finds_what_a_condition_holds_of() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        assertThat(found(ReviewWalk.EVERYTHING)).hasSize(13);
        assertThat(found(new ReviewCondition.MissingOn(Side.SRC))).containsExactly("/both/extra", "/old", "/taken");
        assertThat(found(new ReviewCondition.MissingOn(Side.DST)))
                .containsExactly("/both/new", "/only", "/only/a", "/pipe", "/taken");
        assertThat(found(new ReviewCondition.CopyIs(Set.of(CopyStatus.PENDING))))
                .containsExactly("/both/changed", "/both/new", "/only", "/only/a");
        assertThat(found(new ReviewCondition.FailureIs(Set.of()))).containsExactly("/locked", "/taken");
        assertThat(found(new ReviewCondition.FailureIs(Set.of(ErrorClass.PERMISSION))))
                .containsExactly("/locked");
        assertThat(found(new ReviewCondition.TraversalIs(Side.DST, Set.of(TraversalStatus.SUCCESSFUL))))
                .containsExactly("/", "/both", "/both/changed", "/both/same", "/locked");
        assertThat(found(new ReviewCondition.Excluded())).containsExactly("/pipe");
        assertThat(rig().store()
                        .review()
                        .search(
                                ReviewWalk.EVERYTHING,
                                rig().src("/both").id(),
                                ReviewPage.Request.first(ReviewOrder.NAMES, 9))
                        .rows())
                .extracting(ReviewRow::name)
                .containsExactly("changed", "extra", "new", "same");
        assertThat(rig().store()
                        .review()
                        .search(ReviewWalk.EVERYTHING, 1L << 62, ReviewPage.Request.first(ReviewOrder.NAMES, 9)))
                .isEqualTo(new ReviewPage(List.of(), Tally.ZERO));
    }

    @Test
    default void required_sto637_characters_in_names_mean_nothing() {
        List<String> names = Hostile.NAMES;
        Shape[] files = names.stream().map(name -> Shape.file(name, 1)).toArray(Shape[]::new);
        rig().discover(Shape.root(files), Shape.root(), StoreRig.NEWER);
        assertThat(children("/", ReviewOrder.NAMES)).containsExactlyInAnyOrderElementsOf(names);
        for (String name : names) {
            assertThat(found(new Condition.TextIs(Field.NAME, TextTest.EQUALS, name)))
                    .containsExactly("/" + name);
        }
        for (ReviewSort by : ReviewSort.values()) {
            assertThat(children("/", new ReviewOrder(by, true, false))).hasSize(names.size());
        }
    }

    @Test
    default void required_sto632_times_of_all_kinds_are_in_order() {
        Instant early = Instant.parse("0001-01-01T00:00:00.000000001Z");
        Instant late = Instant.parse("9999-12-31T23:59:59.999999999Z");
        rig().discover(
                        Shape.root(
                                Shape.file("late", 1, late),
                                Shape.file("none", 1, null),
                                Shape.file("later", 1, Shape.TIME.plusNanos(1)),
                                Shape.file("early", 1, early),
                                Shape.file("middle", 1, Shape.TIME)),
                        Shape.root(),
                        StoreRig.NEWER);
        assertThat(children("/", new ReviewOrder(ReviewSort.TIME, false, false)))
                .containsExactly("none", "early", "middle", "later", "late");
        assertThat(children("/", new ReviewOrder(ReviewSort.TIME, true, false)))
                .containsExactly("late", "later", "middle", "early", "none");
    }
}
