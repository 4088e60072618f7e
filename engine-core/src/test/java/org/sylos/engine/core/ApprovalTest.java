package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.PlanDifference.Change;

/** R12: a copy carries out the plan that was approved, or else the one that was reviewed and decided about, and no other. */
class ApprovalTest extends LabTest {
    private static final Reviewer BY = new Reviewer("me", "", "/a");

    ApprovalTest(Stores stores) {
        super(stores);
    }

    private Migration planned() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        return migration;
    }

    private static void exclude(Migration migration, String path) {
        migration.review().exclude(migration.review().select(List.of(path)), true, BY);
    }

    private static void approve(Migration migration) {
        migration.approvePlan("somebody", migration.plan().digest());
    }

    private void assertRefused(Migration migration, String... parts) {
        assertThatThrownBy(() -> migration.startCopy("test"))
                .isInstanceOf(PlanChangedException.class)
                .hasMessageContainingAll(parts);
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        assertThat(lab.destination.snapshot().nodes()).isEmpty();
    }

    @Test
    void r12_an_approval_tells_who_let_through_what_and_waits_for_the_copy() throws InterruptedException {
        Migration migration = planned();
        assertThat(migration.approval()).isEmpty();
        String digest = migration.plan().digest();

        PlanApproval approval = migration.approvePlan("somebody", digest);

        assertThat(approval.totals()).isEqualTo(migration.plan().totals().actions());
        assertThat(approval.digest()).isEqualTo(digest);
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        lab.restart();
        Migration again = lab.reopen();
        assertThat(again.approval()).contains(approval);
        assertThat(again.planDifference()).isEmpty();
        assertThat(copy(again).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(again.approval()).hasValueSatisfying(used -> {
            assertThat(used.started()).isTrue();
            assertThat(used.user()).isEqualTo("test");
            assertThat(used.totals()).isEqualTo(approval.totals());
        });
        assertArrived();
    }

    @Test
    void r12_a_decision_after_the_approval_needs_another_approval() throws InterruptedException {
        Migration migration = planned();
        approve(migration);
        exclude(migration, "/a");
        lab.restart();

        Migration again = lab.reopen();
        assertRefused(
                again,
                "somebody approved",
                "2 fewer folders to create (1 instead of 3)",
                "3 fewer files to create (1 instead of 4, -6 bytes)",
                "5 more nodes left out (5 instead of 0, +6 bytes)");
        assertThat(again.planDifference().orElseThrow().changes())
                .contains(new Change(PlanAction.CREATE_FILE, new Tally(4, 100_006), new Tally(1, 100_000)));
        approve(again);
        assertThat(copy(again).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(copyStatus(again, "/a/one.txt")).contains(CopyStatus.EXCLUDED_INHERITED);
    }

    @Test
    void r12_a_plan_that_changed_after_it_was_decided_about_is_refused() throws InterruptedException {
        Migration migration = planned();
        String reviewed = lab.store().lifecycle().document("reviewed-plan").orElseThrow();
        exclude(migration, "/a");
        lab.restart();
        Migration again = lab.reopen();
        assertThat(again.planDifference()).isEmpty();

        // As if the process had been killed between the decision and its end.
        lab.store().lifecycle().putDocument("reviewed-plan", reviewed);

        assertRefused(again, "is not the one that was reviewed", "3 fewer files to create");
        approve(again);
        assertThat(copy(again).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void r12_an_approval_outlives_new_discoveries_and_lets_through_nothing_but_its_plan() throws InterruptedException {
        Migration migration = planned();
        approve(migration);
        discover(migration);
        assertThat(migration.planDifference()).isEmpty();
        lab.source.file("/more.txt", "more");
        discover(migration);

        assertRefused(migration, "1 more file to create (5 instead of 4, +4 bytes)");
        lab.source.remove("/more.txt");
        lab.source.file("/top.bin", 99_999L);
        discover(migration);
        assertRefused(migration, "as many files to create (-1 byte)");
        lab.source
                .remove("/a/one.txt")
                .file("/a/two.txt", "one")
                .remove("/top.bin")
                .file("/top.bin", 100_000L);
        discover(migration);
        assertRefused(migration, "the numbers are the same");
    }

    @Test
    void only_a_plan_that_is_there_can_be_approved() throws InterruptedException {
        Migration migration = planned();
        String seen = migration.plan().digest();
        exclude(migration, "/a");

        assertThatThrownBy(() -> migration.approvePlan("somebody", seen))
                .isInstanceOf(PlanChangedException.class)
                .hasMessageContaining(migration.plan().digest())
                .hasMessageContaining(seen);
        assertThat(migration.approval()).isEmpty();
        copy(migration);
        assertThatThrownBy(() -> migration.approvePlan("somebody", seen)).isInstanceOf(IllegalPhaseException.class);
    }

    @Test
    void letting_a_plan_through_when_asked_approves_it_whatever_was_approved_before() throws InterruptedException {
        Migration migration = planned();
        approve(migration);
        lab.source.file("/more.txt", "more");

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }
}
