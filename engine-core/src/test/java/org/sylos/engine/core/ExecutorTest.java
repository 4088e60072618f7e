package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** Tasks are carried out by the executor that was chosen. */
class ExecutorTest extends LabTest {
    private final SerialExecutors serial = new SerialExecutors();

    ExecutorTest(Stores stores) {
        super(stores);
    }

    private static ExecutorSpec queue(String queue) {
        return new ExecutorSpec("serial", Map.of("queue", queue));
    }

    @Test
    void the_local_executor_works_unless_another_is_chosen() throws InterruptedException {
        lab.install(serial);
        plant();
        assertThat(runAll(options -> options).outcome()).isEqualTo(RunOutcome.COMPLETED);

        assertThat(serial.made).isEmpty();
        assertArrived();
    }

    @Test
    void the_chosen_executor_carries_out_every_task_of_every_run() throws InterruptedException {
        lab.install(serial);
        plant();
        lab.source = Lab.tree("source").concurrency(8, 64).build();
        for (int i = 0; i < 20; i++) {
            lab.source.file("/d" + i + "/f", "x");
        }
        Migration migration = lab.create(options -> options.executor(ExecutorSpec.of("serial")));
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(serial.works).contains("SRC round 1", "DST round 0", "folders", "copy", "finish", "verify");
        assertThat(serial.tasks).hasPositiveValue();
        assertThat(lab.src().counts().mostInFlight()).isEqualTo(1);
        assertThat(serial.made).containsExactly("usual", "usual");
        assertThat(serial.open).hasValue(0);
        assertArrived();
        assertSound(migration);
    }

    @Test
    void any_executor_gives_the_same_outcome() throws InterruptedException {
        lab.install(serial);
        plant();
        Migration local = lab.create("local", lab.src(), lab.destination.adapter("/one"), options -> options);
        Migration other = lab.create(
                "other", lab.src(), lab.destination.adapter("/two"), options -> options.executor(queue("x")));
        runAll(local);
        runAll(other);

        assertThat(Facts.of(other)).isEqualTo(Facts.of(local));
        assertThat(lab.destination.snapshot("/two")).isEqualTo(lab.destination.snapshot("/one"));
    }

    @Test
    void a_run_on_another_executor_can_be_stopped_and_goes_on() throws InterruptedException {
        lab.install(serial);
        plant();
        Gate gate = new Gate("copying");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.COPY_FROM).times(1));
        Migration migration = lab.create(options -> options.executor(queue("x")));
        discover(migration);
        RunController run = migration.startCopy("test");
        gate.awaitReached();
        run.shutdown();
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(serial.open).hasValue(0);

        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void the_choice_is_kept_with_the_migration_and_can_be_changed_between_runs() throws InterruptedException {
        lab.install(serial);
        plant();
        lab.create(options -> options.executor(queue("night")));
        lab.restart();
        Migration migration = lab.reopen();
        assertThat(migration.options().executor()).isEqualTo(queue("night"));
        assertThat(StateFiles.text(migration.details().database(), "migration_options", "executor"))
                .isEqualTo("serial");
        discover(migration);
        migration.setOptions(
                migration.options().toBuilder().executor(queue("day")).build());
        copy(migration);
        migration.setOptions(
                migration.options().toBuilder().executor(ExecutorSpec.LOCAL).build());
        runAll(migration);

        assertThat(serial.made).containsExactly("night", "day");
    }

    @Test
    void an_executor_that_does_not_exist_is_refused_before_anything_is_made() {
        lab.install(serial);
        assertThatThrownBy(() -> lab.create(options -> options.executor(ExecutorSpec.of("nobody"))))
                .isInstanceOf(ConfigException.class)
                .hasMessage("there is no executor called 'nobody'")
                .satisfies(e -> assertThat(((ConfigException) e).hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("local, serial")));
        assertThat(lab.manager().list()).isEmpty();

        Migration migration = lab.create();
        MigrationOptions unknown = migration.options().toBuilder()
                .executor(ExecutorSpec.of("nobody"))
                .build();
        assertThatThrownBy(() -> migration.setOptions(unknown)).isInstanceOf(ConfigException.class);
        assertThat(migration.options().executor()).isEqualTo(ExecutorSpec.LOCAL);
    }

    @Test
    void settings_of_the_executor_are_checked_and_hold_no_secret() {
        lab.install(serial);
        assertThatThrownBy(() ->
                        lab.create(options -> options.executor(new ExecutorSpec("serial", Map.of("nonsense", "1")))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'serial' has no setting called 'nonsense'");
        assertThatThrownBy(() ->
                        lab.create(options -> options.executor(new ExecutorSpec("serial", Map.of("token", "hush")))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is a secret and would be written down");
        assertThat(lab.manager().list()).isEmpty();
    }

    @Test
    void r3_nothing_moves_when_the_executor_cannot_be_made() throws InterruptedException {
        lab.install(serial);
        plant();
        Migration migration = lab.create(options -> options.executor(queue("nowhere")));
        assertThatThrownBy(migration::startTraversal)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is no queue 'nowhere'");

        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
        assertThat(migration.status().running()).isFalse();
        migration.setOptions(
                migration.options().toBuilder().executor(ExecutorSpec.LOCAL).build());
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }
}
