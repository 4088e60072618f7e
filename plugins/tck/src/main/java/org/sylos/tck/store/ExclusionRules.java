package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.Tally;

/** What people leave out by hand. */
interface ExclusionRules extends StoreRules {
    private void discover() {
        rig().discover(
                        Shape.root(
                                Shape.folder(
                                        "a",
                                        Shape.file("1", 1),
                                        Shape.folder("b", Shape.file("2", 2), Shape.folder("c", Shape.file("3", 4)))),
                                Shape.folder("a_", Shape.file("4", 8)),
                                Shape.file("there", 16),
                                Shape.file("unwanted", 32).rejected("rule", "not wanted")),
                        Shape.root(Shape.file("there", 16)),
                        StoreRig.NEWER);
    }

    private static Decision decision(String subject) {
        return new Decision(Shape.TIME, "it's me", "100% \"sure\"", subject);
    }

    private ReviewSelection nodes(String... paths) {
        return new ReviewSelection.Nodes(
                List.of(paths).stream().map(path -> rig().src(path).id()).collect(Collectors.toSet()));
    }

    private ExclusionChange exclude(String... paths) {
        return rig().store().review().exclude(nodes(paths), true, decision(String.join(" ", paths)));
    }

    private ExclusionChange include(boolean below, String... paths) {
        return rig().store().review().include(nodes(paths), below, decision(String.join(" ", paths)));
    }

    private void assertCopy(String path, CopyStatus status) {
        assertThat(rig().src(path).copy()).as(path).isEqualTo(status);
    }

    @Test
    default void required_sto641_with_a_folder_all_below_it_is_left_out_and_nothing_else() {
        discover();
        assertThat(exclude("/a")).isEqualTo(new ExclusionChange(1, 1, 0, 1, new Tally(6, 7), 0));
        rig().reopen();
        assertCopy("/a", CopyStatus.EXCLUDED_EXPLICIT);
        for (String path : List.of("/a/1", "/a/b", "/a/b/2", "/a/b/c", "/a/b/c/3")) {
            assertCopy(path, CopyStatus.EXCLUDED_INHERITED);
        }
        assertCopy("/a_", CopyStatus.PENDING);
        assertCopy("/a_/4", CopyStatus.PENDING);
        assertThat(exclude("/a")).isEqualTo(new ExclusionChange(0, 1, 0, 0, Tally.ZERO, 0));
    }

    @Test
    default void required_sto642_including_restores_what_was_inherited_and_leaves_what_was_explicit() {
        discover();
        exclude("/a/b");
        assertThat(exclude("/a", "/there").changed()).isEqualTo(new Tally(3, 17));
        assertCopy("/a/b", CopyStatus.EXCLUDED_EXPLICIT);
        assertThat(include(false, "/a/b/c").stillExcluded()).isEqualTo(1);
        assertThat(include(false, "/a")).isEqualTo(new ExclusionChange(3, 1, 0, 1, new Tally(2, 1), 0));
        assertCopy("/a", CopyStatus.PENDING);
        assertCopy("/a/1", CopyStatus.PENDING);
        assertCopy("/a/b", CopyStatus.EXCLUDED_EXPLICIT);
        assertCopy("/a/b/c/3", CopyStatus.EXCLUDED_INHERITED);
        assertThat(include(true, "/").chosen()).isEqualTo(2);
        assertCopy("/there", CopyStatus.ALREADY_EXISTS);
        assertCopy("/a/b/c/3", CopyStatus.PENDING);
        assertThat(rig().inspection().plan().excludedByHand()).isEqualTo(Tally.ZERO);
    }

    @Test
    default void required_sto643_including_below_an_excluded_folder_says_what_stays_out() {
        discover();
        exclude("/a", "/a/b/2");
        assertThat(include(false, "/a/b/2")).isEqualTo(new ExclusionChange(2, 1, 0, 1, Tally.ZERO, 1));
        assertCopy("/a/b/2", CopyStatus.EXCLUDED_INHERITED);
    }

    @Test
    default void required_sto644_all_that_a_condition_holds_of_is_excluded() {
        discover();
        Condition two = new Condition.Any(List.of(
                new Condition.TextIs(Field.NAME, TextTest.EQUALS, "b"),
                new Condition.TextIs(Field.NAME, TextTest.EQUALS, "4"),
                new Condition.TextIs(Field.NAME, TextTest.EQUALS, "unwanted")));
        assertThat(rig().store().review().exclude(new ReviewSelection.Matching(two, 0), false, decision("two")))
                .isEqualTo(new ExclusionChange(1, 3, 2, 1, new Tally(1, 8), 0));
        assertThat(rig().store().review().exclude(new ReviewSelection.Matching(two, 0), true, decision("two")))
                .isEqualTo(new ExclusionChange(2, 3, 1, 1, new Tally(4, 6), 0));
        assertThat(rig().store()
                        .review()
                        .include(
                                new ReviewSelection.Matching(
                                        two, rig().src("/a").id()),
                                false,
                                decision("one")))
                .isEqualTo(new ExclusionChange(3, 1, 0, 1, new Tally(4, 6), 0));
        assertCopy("/a_/4", CopyStatus.EXCLUDED_EXPLICIT);
    }

    @Test
    default void required_sto644_what_was_copied_is_left_out_with_its_folder_alone() {
        discover();
        rig().copies().record(List.of(CopyOutcome.written(rig().src("/a_/4").id(), null, null)));
        assertThat(exclude("/a_/4")).isEqualTo(new ExclusionChange(0, 1, 1, 0, Tally.ZERO, 0));
        assertCopy("/a_/4", CopyStatus.SUCCESSFUL);
        assertThat(exclude("/a_", "/a_/4")).isEqualTo(new ExclusionChange(1, 2, 1, 1, new Tally(2, 8), 0));
        assertCopy("/a_/4", CopyStatus.EXCLUDED_INHERITED);
        include(true, "/a_");
        assertCopy("/a_/4", CopyStatus.SUCCESSFUL);
    }

    @Test
    default void required_sto645_plan_digest_and_balance_are_without_what_is_excluded() {
        discover();
        String before = rig().inspection().planDigest();
        exclude("/a", "/there");
        assertThat(rig().inspection().plan().of(PlanAction.EXCLUDE)).isEqualTo(new Tally(8, 7 + 16 + 32));
        assertThat(rig().inspection().plan().excludedByHand()).isEqualTo(new Tally(7, 7 + 16));
        assertThat(rig().inspection().planNodes(PlanAction.EXCLUDE, 0, 100)).hasSize(8);
        assertThat(rig().inspection().balance().excluded()).isEqualTo(new Tally(8, 7 + 16 + 32));
        assertThat(rig().inspection().balance().addsUp()).isTrue();
        assertThat(rig().inspection().copyCounts())
                .containsEntry(CopyStatus.EXCLUDED_EXPLICIT, new Tally(2, 16))
                .containsEntry(CopyStatus.EXCLUDED_INHERITED, new Tally(5, 7));
        String without = rig().inspection().planDigest();
        assertThat(without).isNotEqualTo(before);
        include(false, "/there");
        assertThat(rig().inspection().planDigest()).isEqualTo(without);
        include(false, "/a");
        assertThat(rig().inspection().planDigest()).isEqualTo(before);
    }

    @Test
    default void required_sto646_what_is_excluded_is_never_pending() {
        discover();
        exclude("/a", "/a_/4");
        assertThat(rig().copies().pendingFolders(1, 0, 100))
                .extracting(folder -> folder.source().path())
                .containsExactly("/a_");
        rig().copies().record(List.of(CopyOutcome.written(rig().src("/a_").id(), null, null)));
        assertThat(rig().copies().deepestPendingFolder()).isEqualTo(-1);
        assertThat(rig().copies().pendingFiles(0, 100)).isEmpty();
        assertThat(rig().copies().failBelow(-1)).isZero();
        rig().copies().openUpTo(rig().src("/a_/4").id());
        assertThat(rig().copies().foldersInDoubt(0, 100)).isEmpty();
        Refusals.assertRefused(
                Reason.ILLEGAL_STATE,
                () -> rig().copies()
                        .record(List.of(CopyOutcome.written(rig().src("/a_/4").id(), null, null))));
        exclude("/a_");
        assertCopy("/a_", CopyStatus.EXCLUDED_EXPLICIT);
        assertThat(rig().copies().foldersToFinish(1, Long.MAX_VALUE, 100))
                .extracting(finish -> finish.source().path())
                .doesNotContain("/a_");
        include(false, "/a_");
        assertCopy("/a_", CopyStatus.SUCCESSFUL);
    }

    @Test
    default void required_sto647_decisions_are_kept_in_all_passes() {
        discover();
        exclude("/a");
        include(false, "/a_");
        include(false, "/a");
        List<DecisionRecord> decisions = rig().store().review().decisions(0, 100);
        assertThat(decisions)
                .containsExactly(
                        new DecisionRecord(1, 1, DecisionRecord.Action.EXCLUDE, decision("/a"), 1, new Tally(6, 7)),
                        new DecisionRecord(2, 1, DecisionRecord.Action.INCLUDE, decision("/a"), 1, new Tally(6, 7)));
        assertThat(rig().store().review().decisions(1, 100)).isEqualTo(decisions.subList(1, 2));
        assertThat(rig().store().review().decisions(0, 1)).isEqualTo(decisions.subList(0, 1));
        rig().store().lifecycle().beginPass(new PhaseChange(Shape.TIME, Phase.CREATED, Phase.TRAVERSING, "again"));
        assertThat(rig().store().review().decisions(0, 100)).isEqualTo(decisions);
        discover();
        exclude("/there");
        assertThat(rig().store().review().decisions(2, 100))
                .extracting(DecisionRecord::sequence, DecisionRecord::pass)
                .containsExactly(tuple(3L, 2));
    }

    @Test
    default void required_sto648_a_node_says_what_keeps_it_out() {
        discover();
        exclude("/a/b");
        exclude("/a");
        exclude("/a/b/2");
        ReviewRow row =
                rig().store().review().row(Side.SRC, rig().src("/a/b").id()).orElseThrow();
        assertThat(row.decision()).isEqualTo(1);
        assertThat(row.reason()).isEqualTo("100% \"sure\"");
        assertThat(row.excluded()).isTrue();
        assertThat(rig().src("/a/b").message()).isEqualTo("100% \"sure\"");
        assertThat(rig().store().review().exclusionsOf(rig().src("/a/b/2").id()))
                .extracting(
                        exclusion -> exclusion.path(),
                        exclusion -> exclusion.decision().sequence())
                .containsExactly(tuple("/a/b/2", 3L), tuple("/a/b", 1L), tuple("/a", 2L));
        assertThat(rig().store().review().exclusionsOf(rig().src("/a_").id())).isEmpty();
        assertThat(rig().store().review().exclusionsOf(1L << 62)).isEmpty();
    }

    @Test
    default void required_sto649_what_would_change_is_told_and_nothing_changes() {
        discover();
        exclude("/a/b/2");
        List<NodeView> before = rig().nodes(Side.SRC);
        assertThat(rig().store().review().rehearse(DecisionRecord.Action.EXCLUDE, nodes("/a", "/unwanted"), true))
                .isEqualTo(new ExclusionChange(0, 2, 1, 1, new Tally(5, 5), 0));
        assertThat(rig().nodes(Side.SRC)).isEqualTo(before);
        assertThat(exclude("/a", "/unwanted").decision()).isEqualTo(2);
        before = rig().nodes(Side.SRC);
        assertThat(rig().store().review().rehearse(DecisionRecord.Action.INCLUDE, nodes("/a/b/2"), true))
                .isEqualTo(new ExclusionChange(0, 1, 0, 1, Tally.ZERO, 1));
        assertThat(rig().store().review().rehearse(DecisionRecord.Action.INCLUDE, nodes("/"), true))
                .isEqualTo(new ExclusionChange(0, 1, 0, 2, new Tally(6, 7), 0));
        rig().reopen();
        assertThat(rig().nodes(Side.SRC)).isEqualTo(before);
        assertThat(rig().store().review().decisions(0, 10)).hasSize(2);
    }

    @Test
    default void required_sto641_the_root_and_nothing_can_be_excluded() {
        discover();
        assertThat(rig().store().review().exclude(new ReviewSelection.Nodes(Set.of()), true, decision("nothing")))
                .isEqualTo(new ExclusionChange(0, 0, 0, 0, Tally.ZERO, 0));
        assertThat(exclude("/").changed()).isEqualTo(new Tally(10, 31));
        assertThat(rig().inspection().plan().toCopy()).isEqualTo(Tally.ZERO);
        assertThat(rig().src("/unwanted").copy()).isNull();
        assertThat(include(false, "/").changed()).isEqualTo(new Tally(10, 31));
    }
}
