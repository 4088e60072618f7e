package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultPlan;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FaultyAdapter;
import org.sylos.tck.fs.FsOperation;

/** Listing again what failed or is marked, and nothing else. */
class RetrySweepTest extends LabTest {
    private static final List<String> OTHERS = List.of("/", "/a", "/a/x", "/c", "/c/d", "/c/d/e");

    RetrySweepTest(Stores stores) {
        super(stores);
    }

    /** {@code /a/b} is what will fail; on both sides there are things beside, above and below it. */
    private void plantTwo() {
        lab.source.file("/a/b/c/d/e/deep", "deep").file("/a/b/near", "near").file("/a/x/1", "1");
        lab.source.file("/c/d/e/2", "2").file("/top", "top");
        lab.destination
                .file("/a/b/c/d/only there", "x")
                .file("/a/b/near", "near")
                .file("/c/d/3", "3");
    }

    private static void deny(FaultPlan faults, String path) {
        faults.add(FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.LIST).at(path));
    }

    private void assertListedOnce(FaultyAdapter adapter) {
        for (String folder : OTHERS) {
            assertThat(adapter.counts().of(FsOperation.LIST, folder)).as(folder).isLessThanOrEqualTo(1);
        }
    }

    /** What a migration finds that begins only now. */
    private Facts fresh() throws InterruptedException {
        try (Migration other =
                lab.create("fresh", lab.source.adapter(), lab.destination.adapter(), options -> options)) {
            discover(other);
            return Facts.of(other);
        }
    }

    private static RunResult sweep(Migration migration) throws InterruptedException {
        RunResult result = ended(migration.startSweep());
        assertThat(result.outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        assertSound(migration);
        return result;
    }

    @Test
    void a_repaired_source_folder_is_listed_again_with_everything_below_and_nothing_else() throws InterruptedException {
        plantTwo();
        Migration migration = lab.create();
        deny(lab.srcFaults, "/a/b");
        discover(migration);
        assertThat(node(migration, "/a/b").traversal()).isEqualTo(TraversalStatus.FAILED);
        assertThat(migration.retries().foldersToSweep()).isEqualTo(1);

        lab.srcFaults.clear();
        lab.source.file("/a/b/c/new/and/deeper/found", "later");
        sweep(migration);

        assertThat(Facts.of(migration)).isEqualTo(fresh());
        assertListedOnce(lab.src());
        assertListedOnce(lab.dst());
        assertThat(node(migration, "/a/b").attempts()).isEqualTo(2);
        assertThat(migration.retries().foldersToSweep()).isZero();
        assertThat(migration.phaseHistory())
                .extracting(PhaseChange::to)
                .containsExactly(Phase.TRAVERSING, Phase.REVIEW, Phase.TRAVERSING, Phase.REVIEW);
        assertThat(migration.log(JournalEntry.Level.INFO, 100))
                .anyMatch(entry -> entry.entry().message().contains("lists 1 folder again from level 2 on"));
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.destination.exists("/a/b/c/new/and/deeper/found")).isTrue();
    }

    @Test
    void a_repaired_destination_folder_is_listed_again_on_both_sides() throws InterruptedException {
        plantTwo();
        Migration migration = lab.create();
        deny(lab.dstFaults, "/a/b");
        discover(migration);
        assertThat(node(migration, "/a/b/near").errorClass()).isEqualTo(ErrorClass.PARENT);

        lab.dstFaults.clear();
        sweep(migration);

        assertThat(Facts.of(migration)).isEqualTo(fresh());
        assertListedOnce(lab.src());
        assertListedOnce(lab.dst());
    }

    @Test
    void folders_on_levels_far_apart_are_found_in_one_sweep() throws InterruptedException {
        lab.source.file("/a/1", "1").file("/x/y/z/u/v/w/2", "2").file("/x/y/z/u/v/w/q/3", "3");
        lab.destination.file("/a/1", "1");
        Migration migration = lab.create();
        deny(lab.srcFaults, "/a");
        deny(lab.srcFaults, "/x/y/z/u/v/w");
        discover(migration);

        lab.srcFaults.clear();
        sweep(migration);

        assertThat(Facts.of(migration)).isEqualTo(fresh());
        for (String folder : List.of("/", "/x", "/x/y", "/x/y/z/u/v")) {
            assertThat(lab.src().counts().of(FsOperation.LIST, folder))
                    .as(folder)
                    .isEqualTo(1);
        }
    }

    @Test
    void what_is_marked_is_listed_again_although_it_did_not_fail() throws InterruptedException {
        plantTwo();
        Migration migration = lab.create();
        discover(migration);
        assertThatThrownBy(migration::startSweep)
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("nothing to list again");
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);

        lab.source.file("/a/b/c/one more", "x").remove("/a/b/near");
        long id = node(migration, "/a/b").id();
        assertThat(migration.retries().mark(RetryKind.DISCOVERY, Side.SRC, List.of(id)))
                .isEqualTo(new RetryChange(1, 1, 0));
        sweep(migration);

        assertThat(Facts.of(migration)).isEqualTo(fresh());
        assertListedOnce(lab.src());
        assertThat(migration.retries().count(RetryKind.DISCOVERY)).isZero();
    }

    @Test
    void what_a_copy_created_is_known_to_the_destination_when_it_is_listed_again() throws InterruptedException {
        lab.source.file("/made/by us/1", "1").file("/made/2", "2");
        lab.srcFaults.add(
                FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.LIST).at("/made/closed"));
        lab.source.file("/made/closed/3", "3");
        Migration migration = lab.create();
        discover(migration);
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.FAILURES);

        lab.srcFaults.clear();
        Instant time = node(migration, "/made").mtime();
        lab.source.file("/made/4", "4").mtime("/made", Objects.requireNonNull(time));
        long id = node(migration, "/made").id();
        migration.retries().mark(RetryKind.DISCOVERY, Side.SRC, List.of(id));
        sweep(migration);

        assertThat(planned(migration, PlanAction.CREATE_FILE)).containsExactly("/made/4", "/made/closed/3");
        assertThat(copyStatus(migration, "/made/by us/1")).contains(CopyStatus.ALREADY_EXISTS);
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void what_is_not_listed_again_keeps_what_the_copy_made_of_it() throws InterruptedException {
        plantTwo();
        Migration migration = lab.create();
        deny(lab.srcFaults, "/a/b");
        discover(migration);
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(copyStatus(migration, "/top")).contains(CopyStatus.SUCCESSFUL);

        lab.srcFaults.clear();
        sweep(migration);
        assertThat(copyStatus(migration, "/top")).contains(CopyStatus.SUCCESSFUL);
        assertThat(planned(migration, PlanAction.CREATE_FILE)).containsExactly("/a/b/c/d/e/deep");
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.src().counts().of(FsOperation.LIST, "/c")).isEqualTo(1);
    }

    @Test
    void filters_may_be_set_before_a_sweep_and_hold_for_what_it_lists() throws InterruptedException {
        lab.source.file("/a/1.tmp", "1").file("/b/2.tmp", "2").file("/b/3", "3");
        Migration migration = lab.create();
        discover(migration);
        migration.setFilters(
                List.of(),
                List.of(candidate -> candidate.name().endsWith(".tmp")
                        ? new FilterDecision.Reject("no-tmp", "temporary")
                        : FilterDecision.ACCEPT));
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        migration
                .retries()
                .mark(
                        RetryKind.DISCOVERY,
                        Side.SRC,
                        List.of(node(migration, "/b").id()));
        sweep(migration);

        assertThat(node(migration, "/b/2.tmp").traversal()).isEqualTo(TraversalStatus.EXCLUDED);
        assertThat(copyStatus(migration, "/a/1.tmp")).contains(CopyStatus.PENDING);
    }

    @Test
    void a_sweep_that_is_stopped_or_whose_process_dies_goes_on_where_it_was() throws InterruptedException {
        plantTwo();
        Migration migration = lab.create();
        deny(lab.srcFaults, "/a/b");
        discover(migration);
        lab.srcFaults.clear();
        Gate first = new Gate("listing /a/b/c");
        lab.srcFaults.add(FaultRule.hold(first).on(FsOperation.LIST).at("/a/b/c"));
        RunController run = migration.startSweep();
        first.awaitReached();
        assertThat(migration.traversalSummary().src().pendingFolders()).isPositive();
        run.shutdown();
        first.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(migration.status().returnTo()).isEqualTo(Phase.TRAVERSING);

        Gate second = new Gate("listing /a/b/c/d/e");
        lab.srcFaults.clear();
        lab.srcFaults.add(FaultRule.hold(second).on(FsOperation.LIST).at("/a/b/c/d/e"));
        migration.resume();
        second.awaitReached();
        lab.crash(second);
        lab.srcFaults.clear();

        Migration again = lab.reopen();
        assertThat(again.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertSound(again);
        assertThat(Facts.of(again)).isEqualTo(fresh());
    }

    @Test
    void r10_what_a_person_left_out_is_left_out_when_it_is_found_again_and_never_copied() throws InterruptedException {
        plantTwo();
        Migration migration = lab.create();
        deny(lab.srcFaults, "/c/d");
        discover(migration);
        migration
                .review()
                .exclude(
                        migration.review().select(List.of("/a/b/c/d", "/a/x/1")),
                        true,
                        new Reviewer("somebody", "not wanted", "two"));
        lab.srcFaults.clear();
        migration
                .retries()
                .mark(
                        RetryKind.DISCOVERY,
                        Side.SRC,
                        List.of(node(migration, "/a").id()));
        sweep(migration);

        assertThat(copyStatus(migration, "/a/b/c/d")).contains(CopyStatus.EXCLUDED_EXPLICIT);
        assertThat(copyStatus(migration, "/a/b/c/d/e/deep")).contains(CopyStatus.EXCLUDED_INHERITED);
        assertThat(copyStatus(migration, "/a/x/1")).contains(CopyStatus.EXCLUDED_EXPLICIT);
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.destination.exists("/a/x/1")).isFalse();
        assertThat(lab.destination.exists("/a/b/c/d/e")).isFalse();
        assertThat(lab.destination.exists("/c/d/e/2")).isTrue();
    }

    @Test
    void failed_copies_are_tried_again_when_they_are_marked() throws InterruptedException {
        lab.source.file("/dir/1", "1").file("/dir/2", "2").file("/3", "3");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.PERMISSION)
                .on(FsOperation.CREATE_FOLDER)
                .at("/dir"));
        lab.dstFaults.add(
                FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.COPY_FROM).at("/3"));
        Migration migration = lab.create();
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(node(migration, "/dir/1").errorClass()).isEqualTo(ErrorClass.PARENT);

        String digest = migration.plan().digest();
        RetryMarks retries = migration.retries();
        assertThat(retries.markFailed(RetryKind.COPY)).isEqualTo(new RetryChange(4, 4, 0));
        assertThat(retries.unmarkAll(RetryKind.COPY).changed()).isEqualTo(4);
        assertThat(migration.plan().digest()).isEqualTo(digest);
        assertThat(retries.mark(
                                RetryKind.COPY,
                                Side.SRC,
                                List.of(node(migration, "/dir").id()))
                        .changed())
                .isEqualTo(3);
        assertThat(copyStatus(migration, "/dir/1")).isEqualTo(Optional.of(CopyStatus.PENDING));
        assertThat(retries.markFailed(RetryKind.COPY).changed()).isEqualTo(1);

        lab.dstFaults.clear();
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(retries.count(RetryKind.COPY)).isZero();
        assertThatThrownBy(() -> retries.markFailed(RetryKind.COPY)).isInstanceOf(IllegalPhaseException.class);
        assertArrived();
    }
}
