package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.Tally;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** R9 to R11 through the engine: what a person leaves out, and when that may be decided. */
class ReviewTest extends LabTest {
    private static final Reviewer BY = new Reviewer("it's me", "too large", "/a");

    ReviewTest(Stores stores) {
        super(stores);
    }

    private static ExclusionChange exclude(Migration migration, String... paths) {
        return migration.review().exclude(migration.review().select(List.of(paths)), true, BY);
    }

    @Test
    void r10_what_is_excluded_is_not_copied_and_the_books_say_so() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        String before = migration.plan().digest();

        ExclusionChange change = exclude(migration, "/a");

        assertThat(change.changed()).isEqualTo(new Tally(5, 6));
        assertThat(migration.plan().digest()).isNotEqualTo(before);
        assertThat(migration.plan().totals().excludedByHand()).isEqualTo(new Tally(5, 6));
        assertThat(migration.plan().notices()).contains("excluded by hand: 5 nodes, 6 bytes");
        lab.restart();
        Migration again = lab.reopen();
        assertThat(copy(again).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(paths(again, Side.SRC)).contains("/a/b/two.txt");
        assertThat(copyStatus(again, "/a/b/two.txt")).contains(CopyStatus.EXCLUDED_INHERITED);
        assertThat(again.balance().excluded()).isEqualTo(new Tally(5, 6));
        assertThat(again.balance().copied().nodes()).isEqualTo(2);
        assertThat(lab.destination.snapshot().toString()).contains("top.bin").doesNotContain("two.txt");
        assertSound(again);
    }

    @Test
    void what_would_be_excluded_can_be_told_and_changes_nothing() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        String before = migration.plan().digest();
        ReviewSelection a = migration.review().select(List.of("/a"));

        ExclusionChange foreseen = migration.review().rehearse(DecisionRecord.Action.EXCLUDE, a, true);

        assertThat(foreseen).isEqualTo(new ExclusionChange(0, 1, 0, 1, new Tally(5, 6), 0));
        assertThat(migration.plan().digest()).isEqualTo(before);
        assertThat(migration.review().decisions(0, 10)).isEmpty();
        lab.restart();
        assertThat(copy(lab.reopen()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void r9_what_is_included_again_is_copied() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        String before = migration.plan().digest();
        exclude(migration, "/a");
        exclude(migration, "/top.bin");
        ExclusionChange change = migration.review().include(migration.review().select(List.of("/")), true, BY);

        assertThat(change.chosen()).isEqualTo(2);
        assertThat(migration.plan().digest()).isEqualTo(before);
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void r3_nothing_is_decided_outside_review() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        assertRefused(migration, Phase.CREATED);
        Gate gate = new Gate("in the middle of a discovery");
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at("/a"));
        RunController run = migration.startTraversal();
        gate.awaitReached();
        assertRefused(migration, Phase.TRAVERSING);
        assertThat(migration.review().row("/")).isPresent();
        assertThat(migration.review().counters("/", true).all().nodes()).isGreaterThanOrEqualTo(0);
        gate.open();
        ended(run);
        assertThat(migration.review().isChangeable()).isTrue();
        copy(migration);
        assertRefused(migration, Phase.COMPLETED);
    }

    private static void assertRefused(Migration migration, Phase phase) {
        assertThat(migration.review().isChangeable()).isFalse();
        ReviewSelection root = new ReviewSelection.Nodes(Set.of(1L));
        assertThatThrownBy(() -> migration.review().exclude(root, true, BY))
                .isInstanceOfSatisfying(
                        IllegalPhaseException.class, e -> assertThat(e.phase()).isEqualTo(phase))
                .hasMessageContaining("exclude nodes");
        assertThatThrownBy(() -> migration.review().rehearse(DecisionRecord.Action.EXCLUDE, root, true))
                .isInstanceOf(IllegalPhaseException.class);
        assertThatThrownBy(() -> migration.review().include(root, true, BY)).isInstanceOf(IllegalPhaseException.class);
        assertThat(migration.phase()).isEqualTo(phase);
        assertThat(migration.review().decisions(0, 10)).isEmpty();
    }

    @Test
    void decisions_stand_in_the_journal_with_who_and_why() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        exclude(migration, "/a");
        exclude(migration, "/a");

        assertThat(migration.log(JournalEntry.Level.INFO, 100))
                .filteredOn(entry -> entry.entry().component().equals("review"))
                .extracting(entry -> entry.entry().message())
                .containsExactly(
                        "it's me decided (decision 1): 5 nodes are excluded, 6 bytes in all: /a; reason: too large");
        assertThat(migration.review().decisions(0, 10)).hasSize(1);
        long id = migration.review().row("/a/b").orElseThrow().srcId();
        assertThat(migration.review().exclusionsOf(id))
                .extracting(exclusion -> exclusion.path())
                .containsExactly("/a");
    }

    @Test
    void r11_rows_are_found_by_path_and_by_condition() throws InterruptedException {
        lab.source.file("/100%/_", "x").file("/100x/y", "y");
        lab.destination.file("/only here/z", "z");
        Migration migration = lab.create();
        discover(migration);
        Review review = migration.review();
        ReviewPage.Request page = ReviewPage.Request.first(ReviewOrder.NAMES, 10);

        assertThat(review.children("/", page).rows())
                .extracting(ReviewRow::name)
                .containsExactly("100%", "100x", "only here");
        assertThat(review.row("/only here").orElseThrow().src()).isNull();
        assertThat(review.children("/only here", page)).isEqualTo(new ReviewPage(List.of(), Tally.ZERO));
        Condition percent = new Condition.TextIs(Field.NAME, TextTest.CONTAINS, "%");
        assertThat(review.search(percent, page).rows())
                .extracting(ReviewRow::path)
                .containsExactly("/100%");
        assertThat(review.search(new Condition.KindIs(Set.of(NodeKind.FILE)), "/100%", page)
                        .rows())
                .extracting(ReviewRow::path)
                .containsExactly("/100%/_");
        assertThatThrownBy(() -> review.children("/nowhere", page))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("/nowhere");
        assertThatThrownBy(() -> review.select(List.of("/only here"))).isInstanceOf(SylosException.class);
        ExclusionChange change = review.exclude(new ReviewSelection.Matching(percent, 0), true, BY);
        assertThat(change.changed().nodes()).isEqualTo(2);
    }
}
