package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** R13 to R15: what is in place, when, with what. */
class CopyRulesTest extends LabTest {
    private static final Instant T = Instant.parse("2020-02-29T12:34:56.987654321Z");

    CopyRulesTest(Stores stores) {
        super(stores);
    }

    @Test
    void r13_a_file_has_its_name_only_when_it_is_complete() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/new", 150_000L).file("/old", 150_000L);
        lab.destination.file("/old", "old");
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        lab.dstFaults.add(FaultRule.run(event -> {
                    if (lab.destination.exists("/new") || lab.destination.bytes("/old").length != 3) {
                        seen.add(event.operation() + " " + event.path());
                    }
                })
                .on(FsOperation.OPEN_WRITE, FsOperation.WRITE, FsOperation.COMMIT));
        // Both files reach the last step before one of them takes it.
        Gate gate = new Gate("commit");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.COMMIT));
        Migration migration = lab.create(options -> options.workerCount(2));
        discover(migration);
        RunController run = migration.startCopy("test");
        Await.until(() -> gate.waiting() == 2);
        gate.open();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(seen).isEmpty();
        assertArrived();
    }

    @Test
    void r13_what_a_crash_left_unfinished_is_removed_on_resume() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/f/one", 100_000L).file("/g/h/two", 100_000L).file("/g/three", 10L);
        lab.destination.folder("/f");
        Gate gate = new Gate("writing");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.WRITE).matching(path -> !path.equals("/g/three")));
        Migration migration = lab.create(options -> options.workerCount(3));
        discover(migration);
        migration.startCopy("test");
        Await.until(() -> gate.waiting() == 2);
        lab.crash(gate);
        lab.dstFaults.clear();
        assertThat(lab.destination.unfinishedWrites()).isEqualTo(2);
        assertThat(lab.destination.exists("/f/one")).isFalse();

        Migration again = lab.reopen();
        assertThat(again.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(copyStatus(again, "/f/one")).contains(CopyStatus.PENDING);
        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.dst().counts().of(FsOperation.REMOVE_ABANDONED)).isPositive();
        assertArrived();
        assertSound(again);
    }

    @Test
    void r13_leftovers_that_cannot_be_looked_for_are_said_and_hold_nothing_up() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/f/one", 100_000L);
        Gate gate = new Gate("writing");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.WRITE));
        Migration migration = lab.create();
        discover(migration);
        migration.startCopy("test");
        gate.awaitReached();
        lab.crash(gate);
        lab.dstFaults.clear();
        lab.dstFaults.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.REMOVE_ABANDONED));
        Migration again = lab.reopen();

        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(again.log(org.sylos.engine.api.event.JournalEntry.Level.WARNING, 10))
                .anyMatch(entry -> entry.entry().message().startsWith("unfinished files of an earlier run could not"));
    }

    @Test
    void stopping_ends_the_search_for_what_a_killed_copy_left() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            lab.source.file("/f" + i + "/one", 10L);
        }
        Gate writing = new Gate("writing");
        lab.dstFaults.add(FaultRule.hold(writing).on(FsOperation.COPY_FROM));
        Migration migration = lab.create();
        discover(migration);
        migration.startCopy("test");
        writing.awaitReached();
        lab.crash(writing);
        lab.dstFaults.clear();
        Gate searching = new Gate("searching");
        lab.dstFaults.add(FaultRule.hold(searching).on(FsOperation.REMOVE_ABANDONED));
        Migration again = lab.reopen();
        RunController run = again.resume();
        searching.awaitReached();
        run.shutdown();
        searching.open();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(lab.dst().counts().of(FsOperation.REMOVE_ABANDONED)).isEqualTo(1);
        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void r13_a_file_that_yields_fewer_bytes_than_it_has_is_not_put_in_place() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/f", 100_000L).file("/g", "fine");
        // What arrives is cut short on its way, each time.
        lab.dstFaults.add(
                FaultRule.fail(ErrorClass.CORRUPT).on(FsOperation.COMMIT).at("/f"));
        Migration migration = lab.create(options -> options.maxRetries(2));

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(node(migration, "/f").errorClass()).isEqualTo(ErrorClass.CORRUPT);
        assertThat(node(migration, "/f").attempts()).isEqualTo(3);
        assertThat(lab.destination.exists("/f")).isFalse();
        assertThat(lab.destination.unfinishedWrites()).isZero();
    }

    @Test
    void r13_bytes_that_were_misread_are_read_again_where_the_source_knows_better() throws InterruptedException {
        lab.source =
                Lab.tree("source").storedChecksums(ChecksumAlgorithm.CRC32C).build();
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        for (int i = 0; i < 20; i++) {
            lab.source.file("/file" + i, 1000L);
        }
        lab.srcFaults.corruptReads(0.5);
        RunResult result = runAll(options -> options.maxRetries(100).verifyLevels(List.of("checksum")));
        assertThat(result.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void r15_a_file_whose_answer_was_lost_is_read_once_more_and_not_twice() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/file", "content");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.TRANSIENT)
                .on(FsOperation.COMMIT)
                .afterwards()
                .times(1));
        assertThat(runAll(options -> options).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
        assertThat(lab.src().counts().of(FsOperation.OPEN_READ)).isEqualTo(2);
    }

    @Test
    void r14_times_and_permissions_of_files_links_and_folders_are_kept() throws InterruptedException {
        lab.source.folder("/d/e").file("/d/f", "x").symlink("/d/l", "f");
        for (String path : new String[] {"/d/f", "/d/l", "/d/e", "/d"}) {
            lab.source.mtime(path, T);
        }
        lab.source.set("/d", new Metadata(T, 0555, null, null, null));
        lab.source.set("/d/f", new Metadata(T, 0640, null, null, null));
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
        assertThat(lab.destination.snapshot().facts("/d").mode()).isEqualTo(0555);
        assertThat(migration.plan().notices()).isEmpty();
    }

    @Test
    void r14_folders_that_were_there_get_their_times_back_after_something_was_written_in_them()
            throws InterruptedException {
        lab.source
                .folder("/d")
                .folder("/untouched")
                .file("/d/f", "x")
                .mtime("/d", T)
                .mtime("/untouched", T);
        lab.destination.folder("/d").folder("/untouched").mtime("/d", T).mtime("/untouched", T);
        runAll(lab.create());

        assertThat(lab.destination.snapshot().facts("/d").mtime()).isEqualTo(T);
        assertThat(lab.dst().counts().of(FsOperation.SET_METADATA, "/untouched"))
                .isZero();
    }

    @Test
    void r14_owner_and_attributes_are_kept_when_asked_for_and_times_are_not_when_not() throws Exception {
        Map<String, byte[]> attributes = Map.of("note", "hello".getBytes(StandardCharsets.UTF_8));
        for (ChecksumAlgorithm checksum : new ChecksumAlgorithm[] {null, ChecksumAlgorithm.MD5}) {
            lab.source.file("/f", "x").folder("/d").symlink("/l", "f");
            for (String path : new String[] {"/f", "/d", "/l"}) {
                lab.source.set(path, new Metadata(T, 0600, "ann", "staff", path.equals("/l") ? null : attributes));
            }
            String root = "/to-" + checksum;
            Migration migration = lab.create(
                    "m" + checksum,
                    lab.src(),
                    lab.destination.adapter(root),
                    options -> options.checksum(checksum)
                            .preserve(new MigrationOptions.Preserve(false, false, true, true)));
            assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);

            for (String path : new String[] {"/f", "/d"}) {
                Metadata kept = lab.destination.adapter(root).metadata(NodeRef.of(path));
                assertThat(kept.owner()).isEqualTo("ann");
                assertThat(kept.group()).isEqualTo("staff");
                assertThat(Objects.requireNonNull(kept.xattrs())).containsOnlyKeys("note");
                assertThat(kept.mode()).isNotEqualTo(0600);
                assertThat(kept.mtime()).isNotEqualTo(T);
            }
            assertThat(lab.destination.adapter(root).metadata(NodeRef.of("/l")).owner())
                    .isEqualTo("ann");
            migration.close();
        }
    }

    @Test
    void r14_what_cannot_be_kept_is_said_in_the_plan() throws InterruptedException {
        lab.destination = Lab.tree("destination")
                .without(
                        Capability.SET_FOLDER_MTIME,
                        Capability.PERMISSIONS,
                        Capability.OWNER,
                        Capability.XATTRS,
                        Capability.SYMLINKS)
                .mtimePrecisionNanos(1_000_000_000)
                .spaceQuota(10)
                .build();
        lab.source.file("/f", 11L);
        Migration migration =
                lab.create(options -> options.preserve(new MigrationOptions.Preserve(true, true, true, true)));
        discover(migration);

        assertThat(migration.plan().notices())
                .containsExactlyInAnyOrder(
                        "modification times of folders are lost: the destination cannot keep them",
                        "modification times are kept only to 1 s",
                        "permissions are lost: the destination cannot keep them",
                        "owners and groups are lost: the destination cannot keep them",
                        "extended attributes are lost: the destination cannot keep them",
                        "symbolic links will fail: the destination has none",
                        "the destination has room for 10 bytes, but the plan needs 11");
    }

    @Test
    void r14_a_folder_whose_times_cannot_be_set_is_a_recorded_failure() throws InterruptedException {
        lab.source.file("/d/f", "x").folder("/e");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.PERMISSION)
                .on(FsOperation.SET_METADATA)
                .at("/d"));
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(node(migration, "/d").copy()).isEqualTo(CopyStatus.FAILED);
        assertThat(node(migration, "/d").errorClass()).isEqualTo(ErrorClass.PERMISSION);
        assertThat(copyStatus(migration, "/d/f")).contains(CopyStatus.SUCCESSFUL);
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        assertSound(migration);
    }

    @Test
    void r15_nothing_is_successful_before_its_bytes_are_in_place() throws InterruptedException {
        lab.source.folder("/d").file("/f", "x").file("/g", "y");
        Gate gate = new Gate("the end of the copy of /f");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.COPY_FROM).at("/f"));
        Migration migration = lab.create();
        discover(migration);
        RunController run = migration.startCopy("test");
        gate.awaitReached();
        Await.until(() -> copyStatus(migration, "/g").equals(java.util.Optional.of(CopyStatus.SUCCESSFUL)));
        assertThat(copyStatus(migration, "/f")).contains(CopyStatus.PENDING);
        assertThat(copyStatus(migration, "/d")).contains(CopyStatus.SUCCESSFUL);
        assertThat(lab.destination.exists("/g")).isTrue();
        gate.open();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void a_copy_that_was_stopped_goes_on_with_what_is_left() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            lab.source.file("/f" + i / 10 + "/" + i, "x" + i);
        }
        Gate gate = new Gate("the eleventh file");
        lab.dstFaults.add(
                FaultRule.hold(gate).on(FsOperation.COPY_FROM).skip(10).times(1));
        Migration migration = lab.create(options -> options.workerCount(1));
        discover(migration);
        RunController run = migration.startCopy("test");
        gate.awaitReached();
        run.shutdown();
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(migration.status().returnTo()).isEqualTo(Phase.COPYING);
        int before = lab.dst().counts().of(FsOperation.COPY_FROM);
        assertThat(before).isLessThan(40);
        lab.restart();
        Migration again = lab.reopen();

        assertThat(ended(again.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.dst().counts().of(FsOperation.COPY_FROM)).isEqualTo(40);
        assertArrived();
        assertSound(again);
    }

    @Test
    void stopping_at_once_gives_up_the_files_in_flight_and_leaves_nothing_of_them() throws InterruptedException {
        lab.destination = Lab.tree("destination").without(Capability.FAST_COPY).build();
        lab.source.file("/f", 200_000L);
        Gate gate = new Gate("writing");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.WRITE).skip(1).times(1));
        Migration migration = lab.create();
        discover(migration);
        RunController run = migration.startCopy("test");
        gate.awaitReached();
        run.shutdownNow();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(lab.destination.snapshot().nodes()).isEmpty();
        assertThat(lab.destination.unfinishedWrites()).isZero();
        assertThat(node(migration, "/f").attempts()).isZero();
        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }
}
