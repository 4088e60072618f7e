package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** R12, and what else may have changed since the plan was made. */
class DriftTest extends LabTest {
    private static final Instant T = Instant.parse("2023-01-02T03:04:05Z");

    DriftTest(Stores stores) {
        super(stores);
    }

    private void assertDrifted(Migration migration, String path) {
        NodeView node = node(migration, path);
        assertThat(node.copy()).isEqualTo(CopyStatus.DRIFTED);
        assertThat(node.errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(node.message()).startsWith("planned");
        assertSound(migration);
    }

    @Test
    void r12_a_source_changed_after_the_plan_is_drifted_and_the_old_destination_stays() throws InterruptedException {
        lab.source
                .file("/size", "planned")
                .file("/time", "planned")
                .mtime("/time", T)
                .file("/fine", "x");
        lab.destination.file("/size", "older").file("/time", "older");
        Migration migration = lab.create();
        discover(migration);
        lab.source.file("/size", "longer than planned").mtime("/time", T.plusNanos(1));
        RunResult result = copy(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.DRIFTED);
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        assertDrifted(migration, "/size");
        assertDrifted(migration, "/time");
        assertThat(lab.destination.bytes("/size")).asString().isEqualTo("older");
        assertThat(lab.destination.bytes("/time")).asString().isEqualTo("older");
        assertThat(copyStatus(migration, "/fine")).contains(CopyStatus.SUCCESSFUL);
        assertThat(result.balance().drifted().nodes()).isEqualTo(2);
    }

    @Test
    void r12_a_source_changed_while_it_is_read_is_drifted() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/grown", 200_000L).file("/touched", 200_000L).file("/new", 200_000L);
        lab.destination.file("/grown", "older");
        lab.srcFaults.add(FaultRule.run(event -> lab.source.file("/grown", 300_000L))
                .on(FsOperation.READ)
                .at("/grown")
                .times(1));
        lab.srcFaults.add(FaultRule.run(event -> lab.source.mtime("/touched", T))
                .on(FsOperation.RECHECK)
                .at("/touched"));
        Migration migration = lab.create();
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.DRIFTED);

        assertDrifted(migration, "/grown");
        assertDrifted(migration, "/touched");
        assertThat(lab.destination.bytes("/grown")).asString().isEqualTo("older");
        assertThat(lab.destination.exists("/touched")).isFalse();
        assertThat(lab.destination.exists("/new")).isTrue();
        assertThat(lab.destination.unfinishedWrites()).isZero();
    }

    @Test
    void r12_a_drifted_file_is_copied_as_it_is_by_the_next_pass() throws InterruptedException {
        lab.source.file("/f", "planned");
        Migration migration = lab.create();
        discover(migration);
        lab.source.file("/f", "changed since");
        copy(migration);

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void r12_a_source_file_that_became_something_else_is_drifted_on_the_fast_path_and_on_the_slow_one()
            throws InterruptedException {
        for (ChecksumAlgorithm checksum : new ChecksumAlgorithm[] {null, ChecksumAlgorithm.CRC32C}) {
            lab.source.file("/f", "planned").file("/l", "planned");
            Migration migration =
                    lab.create("m-" + checksum, lab.src(), lab.dst(), options -> options.checksum(checksum));
            discover(migration);
            lab.source.remove("/f").folder("/f").symlink("/l", "elsewhere");
            assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.DRIFTED);

            assertDrifted(migration, "/f");
            assertDrifted(migration, "/l");
            assertThat(lab.destination.snapshot().nodes()).isEmpty();
            migration.close();
        }
    }

    @Test
    void r12_a_link_that_points_elsewhere_by_now_is_drifted() throws InterruptedException {
        lab.source.symlink("/l", "there").symlink("/m", "there");
        lab.destination.symlink("/l", "older");
        Migration migration = lab.create();
        discover(migration);
        lab.source.symlink("/l", "elsewhere").file("/m", "a file by now");
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.DRIFTED);

        assertDrifted(migration, "/l");
        assertDrifted(migration, "/m");
        assertThat(lab.destination.snapshot().facts("/l").content()).isEqualTo("older");
    }

    @Test
    void r16_a_source_file_that_has_gone_is_failed_and_the_rest_goes_on() throws InterruptedException {
        lab.source.file("/gone", "x").file("/stays", "y");
        Migration migration = lab.create();
        discover(migration);
        lab.source.remove("/gone");
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.FAILURES);

        assertThat(node(migration, "/gone").errorClass()).isEqualTo(ErrorClass.NOT_FOUND);
        assertThat(copyStatus(migration, "/stays")).contains(CopyStatus.SUCCESSFUL);
    }

    @Test
    void r12_only_the_plan_that_was_reviewed_is_copied() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        String digest = migration.plan().digest();
        lab.store().lifecycle().putDocument("reviewed-plan", "of another plan");

        assertThatThrownBy(() -> migration.startCopy("me"))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("is not the one that was reviewed")
                .hasMessageContaining(digest);
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        assertThat(lab.store().lifecycle().approval()).isEmpty();
        assertThat(lab.destination.snapshot().nodes()).isEmpty();
    }

    @Test
    void r12_who_let_which_plan_through_is_on_record() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        discover(migration);
        String digest = migration.plan().digest();
        ended(migration.startCopy("somebody"));

        assertThat(lab.store().lifecycle().approval())
                .get()
                .extracting(PlanApproval::user, PlanApproval::digest)
                .containsExactly("somebody", digest);
        assertThat(migration.phaseHistory()).anyMatch(change -> change.reason().contains(digest));
    }

    @Test
    void a_destination_that_changed_after_the_plan_is_a_conflict_and_stays_as_it_was() throws InterruptedException {
        lab.source
                .file("/appeared", "source")
                .file("/changed", "source")
                .file("/gone", "source")
                .symlink("/l", "x");
        lab.destination.file("/changed", "old").file("/gone", "old");
        Migration migration = lab.create();
        discover(migration);
        lab.destination
                .file("/appeared", "somebody's")
                .file("/changed", "somebody's")
                .remove("/gone");
        lab.destination.symlink("/l", "somewhere");
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.FAILURES);

        for (String path : new String[] {"/appeared", "/changed", "/gone", "/l"}) {
            assertThat(node(migration, path).errorClass()).as(path).isEqualTo(ErrorClass.CONFLICT);
            assertThat(node(migration, path).message()).contains("the destination changed after the plan was made");
        }
        assertThat(lab.destination.bytes("/appeared")).asString().isEqualTo("somebody's");
        assertThat(lab.destination.bytes("/changed")).asString().isEqualTo("somebody's");
        assertThat(lab.destination.exists("/gone")).isFalse();
        assertThat(lab.destination.snapshot().facts("/l").content()).isEqualTo("somewhere");
        assertSound(migration);
    }

    @Test
    void a_folder_that_appeared_at_the_destination_is_used_and_a_file_in_its_place_is_a_conflict()
            throws InterruptedException {
        lab.source.file("/used/x", "x").file("/taken/y", "y");
        Migration migration = lab.create();
        discover(migration);
        lab.destination.folder("/used").file("/taken", "a file");
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.FAILURES);

        assertThat(copyStatus(migration, "/used/x")).contains(CopyStatus.SUCCESSFUL);
        assertThat(node(migration, "/taken").errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(node(migration, "/taken/y").errorClass()).isEqualTo(ErrorClass.PARENT);
        assertThat(lab.destination.bytes("/taken")).asString().isEqualTo("a file");
    }

    @Test
    void r15_a_file_that_a_crash_left_finished_but_not_recorded_is_written_once_more() throws InterruptedException {
        lab.source.file("/done", "done").symlink("/link", "done").file("/later", "x");
        Gate gate = new Gate("both are in place");
        lab.dstFaults.add(FaultRule.hold(gate)
                .on(FsOperation.COPY_FROM, FsOperation.CREATE_SYMLINK)
                .afterwards());
        Migration migration = lab.create(options -> options.workerCount(3));
        discover(migration);
        RunController run = migration.startCopy("test");
        Await.until(() -> gate.waiting() == 3);
        lab.crash(gate);
        assertThat(run.isDone()).isTrue();
        assertThat(run.error()).isPresent();
        lab.dstFaults.clear();
        assertThat(lab.destination.snapshot().nodes()).containsKeys("/done", "/link", "/later");

        Migration again = lab.reopen();
        assertThat(copyStatus(again, "/done")).contains(CopyStatus.PENDING);
        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(copyStatus(again, "/done")).contains(CopyStatus.SUCCESSFUL);
        assertSound(again);
        assertArrived();
    }

    @Test
    void r15_so_it_is_where_nodes_are_told_apart_by_id() throws InterruptedException {
        lab.destination = Lab.tree("destination").with(Capability.NATIVE_IDS).build();
        lab.source.file("/d/done", "done").symlink("/d/link", "done").file("/later", "x");
        lab.destination.file("/later", "older");
        Gate gate = new Gate("all are in place");
        lab.dstFaults.add(FaultRule.hold(gate)
                .on(FsOperation.COPY_FROM, FsOperation.CREATE_SYMLINK)
                .afterwards());
        Migration migration = lab.create(options -> options.workerCount(3));
        discover(migration);
        migration.startCopy("test");
        Await.until(() -> gate.waiting() == 3);
        lab.crash(gate);
        lab.dstFaults.clear();
        Migration again = lab.reopen();

        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertSound(again);
        assertArrived();
    }
}
