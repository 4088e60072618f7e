package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** Stopping in discovery, and going on. */
class SuspendInDiscoveryTest extends LabTest {
    SuspendInDiscoveryTest(Stores stores) {
        super(stores);
    }

    /** Discovers until an operation is asked for, stops there, and lets it go on. */
    private RunResult stopAt(Migration migration, RunController run, Gate gate) throws InterruptedException {
        gate.awaitReached();
        run.shutdown();
        gate.open();
        RunResult result = ended(run);
        assertThat(migration.phase()).isEqualTo(result.phase());
        return result;
    }

    private void plantDeep() {
        lab.source
                .folder("/a/b/c/d")
                .file("/a/1", "1")
                .file("/a/b/2", "2")
                .file("/a/b/c/3", "3")
                .file("/x/4", "4");
        lab.destination.folder("/a/b/c").file("/a/b/2", "other").file("/x/5", "5");
    }

    @Test
    void what_was_listed_before_stopping_is_not_listed_again() throws InterruptedException {
        plantDeep();
        Gate gate = new Gate("listing /a/b");
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at("/a/b"));
        Migration migration = lab.create();
        RunResult stopped = stopAt(migration, migration.startTraversal(), gate);

        assertThat(stopped.outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(migration.status().returnTo()).isEqualTo(Phase.TRAVERSING);
        lab.restart();
        Migration again = lab.reopen();
        assertThat(again.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        for (String folder : List.of("/", "/a", "/a/b", "/a/b/c", "/a/b/c/d", "/x")) {
            assertThat(lab.src().counts().of(FsOperation.LIST, folder))
                    .as(folder)
                    .isEqualTo(1);
        }
        assertThat(copy(again).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.destination.snapshot().nodes()).containsKeys("/a/b/c/d", "/a/1", "/a/b/c/3", "/x/4", "/x/5");
        assertSound(again);
    }

    @Test
    void stopping_at_once_gives_up_the_listing_in_flight_and_repeats_it_later() throws InterruptedException {
        plantDeep();
        Gate gate = new Gate("listing /a");
        lab.srcFaults.add(
                FaultRule.hold(gate).on(FsOperation.NEXT_PAGE).at("/a").times(1));
        Migration migration = lab.create();
        RunController run = migration.startTraversal();
        gate.awaitReached();
        run.shutdownNow();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(node(migration, "/a").traversal()).isEqualTo(TraversalStatus.PENDING);
        assertThat(node(migration, "/a").attempts()).isZero();
        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(lab.src().counts().of(FsOperation.LIST, "/a")).isEqualTo(2);
        assertSound(migration);
    }

    @Test
    void r8_a_last_round_that_was_listed_but_not_sealed_is_compared_after_all() throws InterruptedException {
        lab.destination = Lab.tree("destination")
                .names(new NameRules(CaseFolding.SIMPLE, UnicodeForm.EXACT, 255, 4096, "", java.util.Set.of(), false))
                .build();
        lab.source.file("/f/TWIN", "1").file("/f/twin", "2").file("/f/alone", "3");
        Gate gate = new Gate("listing /f");
        lab.srcFaults.add(
                FaultRule.hold(gate).on(FsOperation.NEXT_PAGE).at("/f").times(1));
        Migration migration = lab.create();
        assertThat(stopAt(migration, migration.startTraversal(), gate).outcome())
                .isEqualTo(RunOutcome.SUSPENDED);
        assertThat(migration.traversalSummary().src().pendingFolders()).isZero();

        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(migration.inspect().failures(Side.SRC, 0, 10))
                .extracting(NodeView::path)
                .containsExactlyInAnyOrder("/f/TWIN", "/f/twin");
        assertThat(node(migration, "/f/twin").errorClass()).isEqualTo(ErrorClass.CONFLICT);
    }

    @Test
    void r5_what_a_listing_that_a_crash_broke_off_had_found_is_forgotten() throws InterruptedException {
        lab.source = Lab.tree("source").pageSize(2).build();
        for (int i = 0; i < 6; i++) {
            lab.source.file("/f/" + i, "x");
        }
        Gate gate = new Gate("the fourth page");
        lab.srcFaults.add(
                FaultRule.hold(gate).on(FsOperation.NEXT_PAGE).at("/f").skip(3));
        Migration migration = lab.create();
        migration.startTraversal();
        gate.awaitReached();
        // The pages before are in the store, their folder is not listed.
        Await.until(() -> nodes(migration, Side.SRC).size() > 2);
        List<String> found = paths(migration, Side.SRC).stream()
                .filter(path -> path.length() > 2)
                .toList();
        lab.crash(gate);
        lab.srcFaults.clear();
        found.forEach(lab.source::remove);
        Migration again = lab.reopen();
        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);

        assertThat(found).isNotEmpty();
        assertThat(paths(again, Side.SRC)).doesNotContainAnyElementsOf(found).hasSize(2 + 6 - found.size());
        assertSound(again);
    }

    @Test
    void stopping_the_destination_stops_both_sides() throws InterruptedException {
        plantDeep();
        Gate gate = new Gate("listing /a/b on the destination");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at("/a/b"));
        Migration migration = lab.create();

        assertThat(stopAt(migration, migration.startTraversal(), gate).outcome())
                .isEqualTo(RunOutcome.SUSPENDED);
        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(lab.dst().counts().of(FsOperation.LIST, "/a/b")).isEqualTo(1);
        assertSound(migration);
    }

    @Test
    void a_retry_that_waits_does_not_hold_up_stopping() throws InterruptedException {
        plantDeep();
        lab.srcFaults.add(FaultRule.fail(ErrorClass.TRANSIENT, java.time.Duration.ofHours(1))
                .on(FsOperation.LIST)
                .at("/a")
                .times(1));
        Migration migration = lab.create();
        RunController run = migration.startTraversal();
        Await.until(() -> migration.status().queues().stream().anyMatch(queue -> queue.retries() > 0));
        run.shutdown();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(node(migration, "/a").attempts()).isEqualTo(2);
    }
}
