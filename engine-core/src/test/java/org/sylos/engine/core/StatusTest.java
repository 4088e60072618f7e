package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Cancellation;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.TraversalSummary.State;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** What a migration tells of itself: how its sides stand, its queues, its journal and its events. */
class StatusTest extends LabTest {
    StatusTest(Stores stores) {
        super(stores);
    }

    private static QueueMetrics queue(Migration migration, Queue queue) {
        return Objects.requireNonNull(migration.queueMetrics().get(queue), () -> "no metrics of " + queue);
    }

    @Test
    void a_side_is_empty_then_pending_then_complete() throws InterruptedException {
        lab.source.folder("/a/b/c").file("/a/f", 10L);
        Gate gate = new Gate("listing /a/b");
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at("/a/b"));
        Migration migration = lab.create();
        TraversalSummary empty = migration.traversalSummary();
        assertThat(empty.src().state()).isEqualTo(State.EMPTY);
        assertThat(empty.dst().state()).isEqualTo(State.EMPTY);
        assertThat(empty.src().smallestPendingDepth()).isEqualTo(-1);

        RunController run = migration.startTraversal();
        gate.awaitReached();
        TraversalSummary.SideSummary pending = migration.traversalSummary().of(Side.SRC);
        assertThat(pending.state()).isEqualTo(State.PENDING);
        assertThat(pending.pendingFolders()).isEqualTo(1);
        assertThat(pending.smallestPendingDepth()).isEqualTo(2);
        assertThat(pending.sealedDepth()).isEqualTo(1);
        gate.open();
        ended(run);

        TraversalSummary.SideSummary complete = migration.traversalSummary().src();
        assertThat(complete.state()).isEqualTo(State.COMPLETE);
        assertThat(complete.pendingFolders()).isZero();
        assertThat(complete.smallestPendingDepth()).isEqualTo(-1);
        assertThat(complete.sealedDepth()).isEqualTo(3);
        assertThat(complete.counts()).containsEntry(TraversalStatus.SUCCESSFUL, new Tally(5, 10));
        assertThat(migration.traversalSummary().dst().state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void a_side_with_a_folder_that_could_not_be_listed_is_failed() throws InterruptedException {
        lab.source.folder("/a").deny("/a", ErrorClass.PERMISSION);
        Migration migration = lab.create();
        discover(migration);

        assertThat(migration.traversalSummary().src().state()).isEqualTo(State.FAILED);
        assertThat(migration.traversalSummary().dst().state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void a_destination_that_does_not_exist_yet_is_empty() throws InterruptedException {
        plant();
        Migration migration = lab.create("m", lab.src(), lab.destination.adapter("/new"), options -> options);
        discover(migration);

        assertThat(migration.traversalSummary().dst().state()).isEqualTo(State.EMPTY);
        assertThat(migration.plan().totals().toCopy().nodes()).isEqualTo(8);
    }

    @Test
    void status_tells_of_the_run_while_it_goes_on() throws InterruptedException {
        plant();
        Gate gate = new Gate("copying /top.bin");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.COPY_FROM).at("/top.bin"));
        Migration migration = lab.create();
        assertThat(migration.status().queues()).isEmpty();
        discover(migration);
        RunController run = migration.startCopy("test");
        gate.awaitReached();
        Await.until(() -> queue(migration, Queue.FILE_COPY).done() == 3);

        LiveStatus status = migration.status();
        assertThat(status.phase()).isEqualTo(Phase.COPYING);
        assertThat(status.running()).isTrue();
        assertThat(status.pass()).isEqualTo(1);
        assertThat(status.queues()).extracting(QueueMetrics::queue).contains(Queue.FOLDER_COPY, Queue.FILE_COPY);
        QueueMetrics files = queue(migration, Queue.FILE_COPY);
        assertThat(files.discovered()).isEqualTo(4);
        assertThat(files.discoveredBytes()).isEqualTo(100_006);
        assertThat(files.inProgress()).isEqualTo(1);
        assertThat(files.pending()).isEqualTo(1);
        assertThat(files.doneBytes()).isEqualTo(6);
        assertThat(files.workers()).isPositive();
        gate.open();
        ended(run);
        assertThat(migration.status().running()).isFalse();
    }

    @Test
    void the_queues_of_a_whole_job_add_up_and_are_kept() throws InterruptedException {
        plant();
        lab.destination.folder("/a").file("/other", "x");
        lab.dstFaults.add(
                FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.COPY_FROM).at("/a/one.txt"));
        Migration migration = lab.create(options -> options.verifyLevels(List.of("size", "checksum")));
        runAll(migration);
        lab.restart();
        Map<Queue, QueueMetrics> queues = lab.reopen().queueMetrics();

        QueueMetrics src = Objects.requireNonNull(queues.get(Queue.SRC_TRAVERSAL));
        assertThat(src.discovered()).isEqualTo(8);
        assertThat(src.done()).isEqualTo(8);
        assertThat(src.discoveredBytes()).isEqualTo(100_006);
        QueueMetrics dst = Objects.requireNonNull(queues.get(Queue.DST_TRAVERSAL));
        assertThat(dst.discovered()).isEqualTo(3);
        QueueMetrics folders = Objects.requireNonNull(queues.get(Queue.FOLDER_COPY));
        assertThat(folders.done()).isEqualTo(2);
        QueueMetrics files = Objects.requireNonNull(queues.get(Queue.FILE_COPY));
        assertThat(files.done()).isEqualTo(3);
        assertThat(files.failed()).isEqualTo(1);
        assertThat(files.pending()).isZero();
        assertThat(files.doneBytes()).isEqualTo(100_003);
        QueueMetrics verified = Objects.requireNonNull(queues.get(Queue.VERIFICATION));
        assertThat(verified.done()).isEqualTo(6);
        assertThat(queues).containsKey(Queue.FOLDER_FINISH).doesNotContainKey(Queue.COMPARISON);
        assertThat(queues.values()).allMatch(queue -> queue.inProgress() == 0);
    }

    @Test
    void counts_of_a_run_that_goes_on_begin_where_the_one_before_stopped() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            lab.source.file("/d" + i + "/f", "x");
        }
        Gate gate = new Gate("listing /d5");
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at("/d5"));
        Migration migration = lab.create();
        RunController run = migration.startTraversal();
        gate.awaitReached();
        run.shutdown();
        gate.open();
        ended(run);
        ended(migration.resume());

        assertThat(queue(migration, Queue.SRC_TRAVERSAL).discovered()).isEqualTo(21);
        assertThat(queue(migration, Queue.SRC_TRAVERSAL).done()).isEqualTo(21);
        assertThat(queue(migration, Queue.SRC_TRAVERSAL).pending()).isZero();
    }

    @Test
    void the_journal_tells_the_story_and_can_be_followed() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        List<NumberedEntry> first = migration.log(JournalEntry.Level.INFO, 100);
        long last = first.get(first.size() - 1).sequence();
        copy(migration);
        List<NumberedEntry> later = migration.logAfter(JournalEntry.Level.INFO, last, 100);

        assertThat(first)
                .extracting(entry -> entry.entry().message())
                .anyMatch(m -> m.contains("Traversal-In-Progress"));
        assertThat(later)
                .isNotEmpty()
                .allMatch(entry -> entry.sequence() > last)
                .extracting(entry -> entry.entry().message())
                .anyMatch(message -> message.contains("Complete"));
        assertThat(migration.log(JournalEntry.Level.INFO, 1)).containsExactly(later.get(later.size() - 1));
        lab.restart();
        assertThat(lab.reopen().log(JournalEntry.Level.INFO, 100)).startsWith(first.get(0));
    }

    @Test
    void listeners_hear_phases_in_order_until_they_stop_listening() throws InterruptedException {
        plant();
        List<Phase> heard = new CopyOnWriteArrayList<>();
        List<MigrationEvent> others = new CopyOnWriteArrayList<>();
        Migration migration = lab.create();
        migration.listen(event -> {
            throw new IllegalStateException("a listener with a defect");
        });
        Cancellation.Registration registration = migration.listen(event -> {
            if (event instanceof MigrationEvent.PhaseChanged change) {
                heard.add(change.to());
            } else {
                others.add(event);
            }
        });
        runAll(migration);
        Await.until(() -> heard.contains(Phase.COMPLETED));
        registration.close();
        registration.close();
        runAll(migration);
        migration.close();

        assertThat(heard).containsExactly(Phase.TRAVERSING, Phase.REVIEW, Phase.COPYING, Phase.COMPLETED);
        assertThat(others).hasAtLeastOneElementOfType(MigrationEvent.Logged.class);
        assertThat(others).hasAtLeastOneElementOfType(MigrationEvent.RoundSealed.class);
        assertThat(others).hasAtLeastOneElementOfType(MigrationEvent.RunEnded.class);
    }

    @Test
    void a_connection_can_be_tried_without_a_run() {
        Migration migration = lab.create();
        migration.testConnection(Side.SRC);
        lab.dstFaults.add(FaultRule.fail(ErrorClass.AUTH).on(FsOperation.TEST_CONNECTION));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> migration.testConnection(Side.DST))
                .hasMessageContaining("the destination memory:destination/ cannot be reached");
        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
    }
}
