package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** R16 and R17, retries, pauses, and what is kept of failures. */
class FailureTest extends LabTest {
    FailureTest(Stores stores) {
        super(stores);
    }

    private static List<AttemptRecord> attempts(Migration migration, String path) {
        return migration.inspect().attempts(Side.SRC, node(migration, path).id());
    }

    private QueueMetrics queue(Migration migration, QueueMetrics.Queue queue) {
        return Objects.requireNonNull(migration.queueMetrics().get(queue), () -> "no metrics of " + queue);
    }

    @Test
    void r16_one_bad_file_of_any_class_does_not_stop_the_rest() throws InterruptedException {
        Set<ErrorClass> recorded =
                EnumSet.complementOf(EnumSet.of(ErrorClass.FATAL, ErrorClass.AUTH, ErrorClass.PARENT));
        recorded.forEach(each -> {
            lab.source.file("/" + each, "x");
            lab.dstFaults.add(FaultRule.fail(each).on(FsOperation.COPY_FROM).at("/" + each));
        });
        lab.source.file("/zzz", "the last one");
        Migration migration = lab.create(options -> options.maxRetries(1));
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(result.balance().failed().nodes()).isEqualTo(recorded.size());
        for (ErrorClass each : recorded) {
            // The destination's own words about what is in its place are told as a conflict.
            ErrorClass told = each == ErrorClass.ALREADY_EXISTS ? ErrorClass.CONFLICT : each;
            assertThat(node(migration, "/" + each).errorClass()).isEqualTo(told);
            // A service that asks for less is asked again for longer.
            int retries = each.overload() ? 20 : each.retryable() ? 1 : 0;
            assertThat(node(migration, "/" + each).attempts()).isEqualTo(1 + retries);
        }
        assertThat(copyStatus(migration, "/zzz")).contains(CopyStatus.SUCCESSFUL);
        assertSound(migration);
    }

    @Test
    void r16_an_adapter_that_throws_what_it_must_not_fails_one_file() throws InterruptedException {
        lab.source.file("/bad", "x").file("/good", "y").folder("/odd").folder("/fine");
        lab.dstFaults.add(FaultRule.run(event -> {
                    throw new IllegalStateException("a defect of the adapter");
                })
                .on(FsOperation.COPY_FROM)
                .at("/bad"));
        lab.srcFaults.add(FaultRule.run(event -> {
                    throw new UnsupportedOperationException("another one");
                })
                .on(FsOperation.LIST)
                .at("/odd"));
        Migration migration = lab.create(options -> options.maxRetries(1));
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);

        assertThat(node(migration, "/bad").message()).contains("a defect of the adapter");
        assertThat(node(migration, "/odd").message()).contains("another one");
        assertThat(copyStatus(migration, "/good")).contains(CopyStatus.SUCCESSFUL);
        assertSound(migration);
    }

    @Test
    void r17_what_lies_below_a_folder_that_cannot_be_created_fails_once_without_being_tried()
            throws InterruptedException {
        lab.source.file("/a/b/c/one", "x").file("/a/two", "y").folder("/a/b/d").file("/e/three", "z");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.PERMISSION)
                .on(FsOperation.CREATE_FOLDER)
                .at("/a/b"));
        Migration migration = lab.create();
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);

        assertThat(node(migration, "/a/b").errorClass()).isEqualTo(ErrorClass.PERMISSION);
        for (String below : new String[] {"/a/b/c", "/a/b/d", "/a/b/c/one"}) {
            assertThat(node(migration, below).errorClass()).as(below).isEqualTo(ErrorClass.PARENT);
            assertThat(attempts(migration, below)).hasSize(1);
            assertThat(lab.dst().counts().of(FsOperation.CREATE_FOLDER, below)).isZero();
            assertThat(lab.dst().counts().of(FsOperation.COPY_FROM, below)).isZero();
        }
        assertThat(copyStatus(migration, "/a/two")).contains(CopyStatus.SUCCESSFUL);
        assertThat(copyStatus(migration, "/e/three")).contains(CopyStatus.SUCCESSFUL);
        assertSound(migration);
    }

    @Test
    void a_copy_that_fails_twice_and_then_succeeds_has_three_attempts() throws InterruptedException {
        lab.source.file("/f", "x");
        lab.dstFaults.add(
                FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.COPY_FROM).times(2));
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(attempts(migration, "/f"))
                .extracting(AttemptRecord::operation, AttemptRecord::number, AttemptRecord::errorClass)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AttemptRecord.Operation.COPY, 1, ErrorClass.TRANSIENT),
                        org.assertj.core.groups.Tuple.tuple(AttemptRecord.Operation.COPY, 2, ErrorClass.TRANSIENT),
                        org.assertj.core.groups.Tuple.tuple(AttemptRecord.Operation.COPY, 3, null));
        assertThat(queue(migration, QueueMetrics.Queue.FILE_COPY).retries()).isEqualTo(2);
        assertThat(queue(migration, QueueMetrics.Queue.FILE_COPY).failed()).isZero();
    }

    @Test
    void a_listing_that_breaks_off_half_way_is_tried_again_and_nothing_is_there_twice() throws InterruptedException {
        lab.source = Lab.tree("source").pageSize(2).build();
        lab.destination = Lab.tree("destination").pageSize(2).build();
        for (int i = 0; i < 9; i++) {
            lab.source.file("/d/" + i, "x").folder("/d/sub" + i);
            lab.destination.file("/d/" + i, "longer");
        }
        lab.srcFaults.add(FaultRule.fail(ErrorClass.TRANSIENT)
                .on(FsOperation.NEXT_PAGE)
                .at("/d")
                .skip(3)
                .times(1));
        lab.dstFaults.add(FaultRule.fail(ErrorClass.THROTTLED)
                .on(FsOperation.NEXT_PAGE)
                .at("/d")
                .skip(2)
                .times(2));
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(node(migration, "/d").attempts()).isEqualTo(2);
        assertThat(node(migration, Side.DST, "/d").attempts()).isEqualTo(3);
        assertArrived();
        assertSound(migration);
        assertThat(migration.queueMetrics().get(QueueMetrics.Queue.SRC_TRAVERSAL))
                .extracting(QueueMetrics::discovered)
                .isEqualTo(20L);
    }

    @Test
    void max_retries_bounds_the_tries() throws InterruptedException {
        lab.source.folder("/d").file("/f", "x");
        lab.srcFaults.add(
                FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.LIST).at("/d"));
        lab.dstFaults.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.COPY_FROM));
        Migration migration = lab.create(options -> options.maxRetries(3));
        runAll(migration);

        assertThat(lab.src().counts().of(FsOperation.LIST, "/d")).isEqualTo(4);
        assertThat(lab.dst().counts().of(FsOperation.COPY_FROM, "/f")).isEqualTo(4);
        assertThat(node(migration, "/f").attempts()).isEqualTo(4);
        assertThat(node(migration, "/d").errorClass()).isEqualTo(ErrorClass.TRANSIENT);
        assertSound(migration);
    }

    @Test
    void without_retries_the_first_failure_is_the_last() throws InterruptedException {
        lab.source.file("/f", "x");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.COPY_FROM));
        runAll(lab.create(options -> options.maxRetries(0)));

        assertThat(lab.dst().counts().of(FsOperation.COPY_FROM, "/f")).isEqualTo(1);
    }

    @Test
    void a_service_that_says_when_to_come_back_is_taken_at_its_word() throws InterruptedException {
        lab.source.file("/f", "x");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.THROTTLED, Duration.ofMillis(5))
                .on(FsOperation.COPY_FROM)
                .times(1));
        // The engine's own delay would be a random part of an hour.
        Migration migration = lab.create(options -> options.retryDelays(Duration.ofHours(1), Duration.ofHours(1)));

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void a_service_that_asks_to_wait_is_left_alone_by_everybody() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            lab.source.file("/f" + i, "x");
        }
        lab.dstFaults.add(FaultRule.fail(ErrorClass.THROTTLED, Duration.ofHours(1))
                .on(FsOperation.COPY_FROM)
                .times(1));
        Migration migration = lab.create(options -> options.workerCount(1));
        discover(migration);
        RunController run = migration.startCopy("test");
        Await.until(() -> migration.status().queues().stream().anyMatch(queue -> queue.retries() == 1));
        run.shutdown();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(lab.dst().counts().of(FsOperation.COPY_FROM)).isEqualTo(1);
        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void throttling_halves_the_number_of_workers() throws InterruptedException {
        lab.source = Lab.tree("source").concurrency(8, 64).build();
        lab.source.folder("/a").folder("/b");
        Gate gate = new Gate("listing /b");
        lab.srcFaults.add(FaultRule.fail(ErrorClass.THROTTLED)
                .on(FsOperation.LIST)
                .at("/a")
                .times(1));
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at("/b"));
        Migration migration = lab.create();
        RunController run = migration.startTraversal();
        gate.awaitReached();
        Await.until(() -> lab.src().counts().of(FsOperation.LIST, "/a") == 2);

        assertThat(queue(migration, QueueMetrics.Queue.SRC_TRAVERSAL).workers()).isEqualTo(4);
        gate.open();
        ended(run);
    }

    @Test
    void a_service_that_is_lost_suspends_the_run_and_nothing_is_failed() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            lab.source.file("/d" + i + "/f", "x");
        }
        for (ErrorClass lost : new ErrorClass[] {ErrorClass.FATAL, ErrorClass.AUTH}) {
            lab.srcFaults.add(FaultRule.fail(lost).on(FsOperation.LIST).skip(5));
            Migration migration = lab.create("m" + lost, lab.src(), lab.dst(), options -> options);
            RunController discovery = migration.startTraversal();

            assertThatThrownBy(() -> ended(discovery))
                    .isInstanceOf(SylosException.class)
                    .hasMessageContaining("the source memory:source/ cannot be used any more")
                    .satisfies(e -> assertThat(((SylosException) e).hint())
                            .hasValueSatisfying(hint -> assertThat(hint).contains("resume")));
            assertThat(migration.phase()).isEqualTo(Phase.SUSPENDED);
            assertThat(migration.inspect().failures(Side.SRC, 0, 10)).isEmpty();
            assertThat(migration.log(JournalEntry.Level.CRITICAL, 5)).hasSize(1);

            lab.srcFaults.clear();
            assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
            lab.dstFaults.add(FaultRule.fail(lost).on(FsOperation.COPY_FROM).skip(3));
            RunController copy = migration.startCopy("test");
            assertThatThrownBy(() -> ended(copy)).hasMessageContaining("the destination memory:destination/");
            assertThat(migration.phase()).isEqualTo(Phase.SUSPENDED);
            assertThat(migration.balance().failed().nodes()).isZero();

            lab.dstFaults.clear();
            assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertSound(migration);
            assertArrived();
            migration.close();
            lab.destination.snapshot().nodes().keySet().stream()
                    .filter(path -> path.lastIndexOf('/') == 0)
                    .forEach(lab.destination::remove);
        }
    }

    @Test
    void a_source_that_is_lost_while_it_is_copied_is_not_taken_for_the_destination() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/f", "x");
        lab.srcFaults.add(FaultRule.fail(ErrorClass.AUTH).on(FsOperation.OPEN_READ));
        Migration migration = lab.create();
        discover(migration);
        RunController copy = migration.startCopy("test");

        assertThatThrownBy(() -> ended(copy)).hasMessageContaining("the source memory:source/");
        assertThat(migration.phase()).isEqualTo(Phase.SUSPENDED);
    }

    @Test
    void a_full_destination_fails_what_does_not_fit_and_takes_the_rest() throws InterruptedException {
        lab.destination = Lab.tree("destination").spaceQuota(1000).build();
        lab.source.file("/large", 5000L).file("/small", 10L);
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(node(migration, "/large").errorClass()).isEqualTo(ErrorClass.NO_SPACE);
        assertThat(copyStatus(migration, "/small")).contains(CopyStatus.SUCCESSFUL);
    }

    @Test
    void failures_are_in_the_journal_with_their_node() throws InterruptedException {
        lab.source.file("/d/f", "x");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.COPY_FROM));
        Migration migration = lab.create();
        runAll(migration);

        assertThat(migration.log(JournalEntry.Level.ERROR, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.entry().node()).isEqualTo("/d/f");
            assertThat(entry.entry().component()).isEqualTo("copy");
            assertThat(entry.entry().message()).contains("PERMISSION").contains("injected fault");
        });
    }

    @Test
    void a_task_without_progress_is_interrupted_and_tried_again() throws InterruptedException {
        lab.source.file("/d/f", "x");
        Gate listing = new Gate("a listing that hangs");
        Gate copying = new Gate("a copy that hangs");
        lab.srcFaults.add(FaultRule.hold(listing).on(FsOperation.LIST).at("/d").times(1));
        lab.dstFaults.add(FaultRule.hold(copying).on(FsOperation.COPY_FROM).times(1));
        Migration migration = lab.create(
                options -> options.stallTimeout(Duration.ofMillis(50)).progressTick(Duration.ofMillis(10)));

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(attempts(migration, "/d").get(0).message()).contains("no progress");
        assertThat(attempts(migration, "/d/f").get(0).errorClass()).isEqualTo(ErrorClass.TRANSIENT);
        assertArrived();
    }
}
