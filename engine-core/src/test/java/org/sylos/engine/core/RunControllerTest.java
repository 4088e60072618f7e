package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** Runs in the background: waiting for them, stopping them, and what they leave behind. */
class RunControllerTest extends LabTest {
    private final Gate gate = new Gate("in the middle of a listing");

    RunControllerTest(Stores stores) {
        super(stores);
    }

    private RunController held(Migration migration) throws InterruptedException {
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST));
        RunController run = migration.startTraversal();
        gate.awaitReached();
        return run;
    }

    @Test
    void a_run_goes_on_until_it_is_done() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        RunController run = held(migration);

        assertThat(run.isDone()).isFalse();
        assertThat(run.await(Duration.ofMillis(1))).isFalse();
        assertThat(run.error()).isEmpty();
        assertThat(migration.status().running()).isTrue();
        gate.open();
        run.await();

        assertThat(run.isDone()).isTrue();
        assertThat(run.await(Duration.ZERO)).isTrue();
        assertThat(run.error()).isEmpty();
        assertThat(run.result().phase()).isEqualTo(Phase.REVIEW);
        assertThat(run.result()).isSameAs(run.result());
        assertThat(migration.status().running()).isFalse();
    }

    @Test
    void whoever_waited_finds_the_migration_ready_for_the_next_call() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        for (int i = 0; i < 5; i++) {
            ended(migration.startTraversal());
        }

        assertThat(migration.status().pass()).isEqualTo(5);
    }

    @Test
    void stopping_twice_or_too_late_is_harmless() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        RunController run = held(migration);
        run.shutdown();
        run.shutdown();
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        run.shutdown();
        run.shutdownNow();

        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(run.result().outcome()).isEqualTo(RunOutcome.SUSPENDED);
    }

    @Test
    void stop_waits_for_the_end_and_says_whether_it_came() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        assertThat(migration.stop(Duration.ZERO)).as("nothing to stop").isTrue();
        held(migration);
        assertThat(migration.stop(Duration.ofMillis(1))).isFalse();
        gate.open();

        assertThat(migration.stop(LIMIT)).isTrue();
        assertThat(migration.phase()).isEqualTo(Phase.SUSPENDED);
    }

    @Test
    void a_second_stronger_request_ends_what_the_first_one_waits_for() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        RunController run = held(migration);
        run.shutdown();
        assertThat(run.isDone()).isFalse();
        run.shutdownNow();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void what_ended_a_run_early_is_thrown_told_and_logged() throws InterruptedException {
        plant();
        List<MigrationEvent.RunEnded> told = new CopyOnWriteArrayList<>();
        lab.srcFaults.add(FaultRule.fail(ErrorClass.FATAL).on(FsOperation.LIST));
        Migration migration = lab.create();
        migration.listen(event -> {
            if (event instanceof MigrationEvent.RunEnded end) {
                told.add(end);
            }
        });
        RunController run = migration.startTraversal();
        assertThat(run.await(LIMIT)).isTrue();
        Throwable thrown = catchThrowable(run::result);

        assertThat(run.error()).containsSame(thrown);
        assertThat(migration.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(migration.phaseHistory())
                .last()
                .satisfies(change -> assertThat(change.reason()).contains("broken off"));
        migration.close();
        assertThat(told).singleElement().satisfies(end -> {
            assertThat(end.phase()).isEqualTo(Phase.SUSPENDED);
            assertThat(end.error()).isSameAs(thrown);
        });
    }

    @Test
    void a_store_that_fails_ends_the_run_with_its_own_words() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        RunController run = held(migration);
        lab.store().close();
        gate.open();
        assertThat(run.await(LIMIT)).isTrue();

        assertThatThrownBy(run::result).isInstanceOf(StoreException.class).hasMessageContaining("closed");
        assertThat(migration.phase()).as("nothing could be written down").isEqualTo(Phase.TRAVERSING);
    }

    @Test
    void closing_a_migration_suspends_its_run() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        RunController run = held(migration);
        Thread opener = new Thread(() -> {
            Await.until(() -> gate.waiting() > 0);
            gate.open();
        });
        opener.start();
        migration.close();
        migration.close();
        opener.join();

        assertThat(run.result().outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(lab.reopen().phase()).isEqualTo(Phase.SUSPENDED);
        assertThatThrownBy(migration::startTraversal).hasMessageContaining("is closed");
    }

    @Test
    void closing_the_manager_suspends_the_runs_of_all_its_migrations() throws InterruptedException {
        plant();
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST));
        Migration one = lab.create("one", lab.src(), lab.destination.adapter("/one"), options -> options);
        Migration two = lab.create("two", lab.src(), lab.destination.adapter("/two"), options -> options);
        RunController first = one.startTraversal();
        RunController second = two.startTraversal();
        Await.until(() -> gate.waiting() == 2);
        first.shutdown();
        second.shutdown();
        gate.open();
        lab.manager().close();

        assertThat(first.isDone() && second.isDone()).isTrue();
        assertThat(lab.manager().details("one").phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(lab.manager().details("two").phase()).isEqualTo(Phase.SUSPENDED);
    }

    @Test
    void an_interrupt_of_whoever_waits_for_the_whole_job_suspends_it() throws InterruptedException {
        plant();
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST));
        Migration migration = lab.create();
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread job = new Thread(() -> thrown.add(catchThrowable(() -> runAll(migration))));
        job.start();
        gate.awaitReached();
        job.interrupt();
        job.join();
        gate.open();

        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(migration.stop(LIMIT)).isTrue();
        assertThat(migration.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }
}
