package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.tck.fs.TreeSnapshot;

class WholeJobTest extends LabTest {
    WholeJobTest(Stores stores) {
        super(stores);
    }

    @Test
    void a_tree_arrives_with_everything_in_it() throws InterruptedException {
        plant();
        try (Migration migration = lab.create()) {
            RunResult result = runAll(migration);

            assertThat(result.outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
            assertSound(migration);
        }
        assertArrived();
    }

    @Test
    void a_tree_arrives_in_a_destination_whose_root_is_missing() throws InterruptedException {
        plant();
        try (Migration migration =
                lab.create("m", lab.src(), lab.destination.adapter("/deep/down"), options -> options.workerCount(2))) {
            assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertSound(migration);
        }
        assertThat(lab.destination.snapshot("/deep/down")).isEqualTo(lab.source.snapshot());
    }

    @Test
    void an_empty_source_is_complete_with_nothing_but_its_root() throws InterruptedException {
        try (Migration migration = lab.create()) {
            RunResult result = migration.run(
                    plan -> {
                        throw new AssertionError("asked although there is nothing to do");
                    },
                    "test");

            assertThat(result.outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(result.balance().total().nodes()).isEqualTo(1);
        }
    }

    @Test
    void r7_discovery_changes_nothing_and_waits_for_approval() throws InterruptedException {
        plant();
        lab.destination.file("/a/one.txt", "older").file("/extra", "more");
        TreeSnapshot src = lab.source.snapshot();
        TreeSnapshot dst = lab.destination.snapshot();
        try (Migration migration = lab.create()) {
            RunResult result = migration.run(plan -> false, "test");

            assertThat(result.outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
            assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
            assertThat(planned(migration, PlanAction.CREATE_FILE))
                    .containsExactly("/a/b/two.txt", "/a/link", "/top.bin");
            assertThat(planned(migration, PlanAction.OVERWRITE)).containsExactly("/a/one.txt");
        }
        assertThat(lab.source.snapshot()).isEqualTo(src);
        assertThat(lab.destination.snapshot()).isEqualTo(dst);
    }

    @Test
    void a_plan_that_was_refused_can_be_let_through_later() throws InterruptedException {
        plant();
        try (Migration migration = lab.create()) {
            migration.run(plan -> false, "test");

            assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        }
        assertArrived();
    }
}
