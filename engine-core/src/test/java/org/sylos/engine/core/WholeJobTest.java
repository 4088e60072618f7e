package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.PlanAction;

class WholeJobTest {
    @TempDir
    Path home;

    private Lab lab;

    @BeforeEach
    void open() {
        lab = Lab.inMemory(home);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void plant() {
        lab.source.folder("/a/b").folder("/empty").file("/a/one.txt", "one").file("/a/b/two.txt", "two");
        lab.source.file("/top.bin", 100_000L).symlink("/a/link", "one.txt");
    }

    @Test
    void a_tree_arrives_with_everything_in_it() throws InterruptedException {
        plant();
        try (Migration migration = lab.create()) {
            RunResult result = migration.run(plan -> true, "test");

            assertThat(result.outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
            assertThat(result.balance().addsUp()).isTrue();
            assertThat(migration.inspect().breaches()).isEmpty();
        }
        assertThat(lab.destination.snapshot()).isEqualTo(lab.source.snapshot());
    }

    @Test
    void discovery_changes_nothing_and_waits_for_approval() throws InterruptedException {
        plant();
        try (Migration migration = lab.create()) {
            RunResult result = migration.run(plan -> false, "test");

            assertThat(result.outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
            assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
            assertThat(migration.plan().totals().of(PlanAction.CREATE_FILE).nodes())
                    .isEqualTo(4);
        }
        assertThat(lab.destination.exists("/a")).isFalse();
    }

    @Test
    void a_second_pass_finds_nothing_to_do() throws InterruptedException {
        plant();
        try (Migration migration = lab.create()) {
            migration.run(plan -> true, "test");
            RunResult again = migration.run(
                    plan -> {
                        throw new AssertionError("asked although there is nothing to do");
                    },
                    "test");

            assertThat(again.outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(again.balance().copied().nodes()).isZero();
            assertThat(migration.pastPasses()).hasSize(1);
        }
    }

    @Test
    void a_changed_source_file_is_copied_again() throws InterruptedException {
        plant();
        try (Migration migration = lab.create()) {
            migration.run(plan -> true, "test");
            lab.source.remove("/a/one.txt").file("/a/one.txt", "another text");
            RunResult again = migration.run(plan -> true, "test");

            assertThat(again.outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(again.balance().copied().nodes()).isEqualTo(1);
        }
        assertThat(lab.destination.snapshot()).isEqualTo(lab.source.snapshot());
    }
}
