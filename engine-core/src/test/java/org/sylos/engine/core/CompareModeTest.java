package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** When a file on both sides counts as current. */
class CompareModeTest extends LabTest {
    private static final Instant T = Instant.parse("2024-05-06T07:08:09.123456789Z");

    CompareModeTest(Stores stores) {
        super(stores);
    }

    /** Files on both sides that differ in one respect each. */
    private void plantPairs() {
        pair("/same", "text", T, "text", T);
        pair("/size", "text", T, "other", T);
        pair("/bytes", "text", T, "TEXT", T);
        pair("/dst-newer", "text", T, "TEXT", T.plusSeconds(1));
        pair("/dst-older", "text", T, "text", T.minusSeconds(1));
    }

    private void pair(String path, String src, Instant srcTime, String dst, Instant dstTime) {
        lab.source.file(path, src).mtime(path, srcTime);
        lab.destination.file(path, dst).mtime(path, dstTime);
    }

    private Migration discovered(CompareMode mode) throws InterruptedException {
        Migration migration = lab.create(options -> options.compareMode(mode));
        discover(migration);
        return migration;
    }

    @Test
    void newer_takes_equal_sizes_and_a_destination_that_is_not_older() throws InterruptedException {
        plantPairs();

        assertThat(planned(discovered(CompareMode.NEWER), PlanAction.OVERWRITE)).containsExactly("/dst-older", "/size");
    }

    @Test
    void size_takes_equal_sizes() throws InterruptedException {
        plantPairs();

        assertThat(planned(discovered(CompareMode.SIZE), PlanAction.OVERWRITE)).containsExactly("/size");
    }

    @Test
    void mtime_takes_equal_sizes_and_times() throws InterruptedException {
        plantPairs();

        assertThat(planned(discovered(CompareMode.MTIME), PlanAction.OVERWRITE))
                .containsExactly("/dst-newer", "/dst-older", "/size");
    }

    @Test
    void exists_never_overwrites() throws InterruptedException {
        plantPairs();

        assertThat(discovered(CompareMode.EXISTS).plan().nothingToDo()).isTrue();
    }

    @Test
    void checksum_compares_the_bytes_of_files_of_equal_size() throws InterruptedException {
        plantPairs();
        Migration migration = discovered(CompareMode.CHECKSUM);

        assertThat(planned(migration, PlanAction.OVERWRITE)).containsExactly("/bytes", "/dst-newer", "/size");
        assertThat(lab.src().counts().of(FsOperation.CHECKSUM)).isEqualTo(4);
        assertThat(lab.dst().counts().of(FsOperation.CHECKSUM)).isEqualTo(4);
        copy(migration);
        assertThat(lab.destination.snapshot().contents())
                .isEqualTo(lab.source.snapshot().contents());
    }

    @Test
    void times_are_compared_in_the_coarser_precision() throws InterruptedException {
        lab.destination =
                Lab.tree("destination").mtimePrecisionNanos(2_000_000_000L).build();
        pair("/same", "text", T, "text", T);
        pair("/later", "text", T, "text", T.minusSeconds(2));
        Migration migration = discovered(CompareMode.MTIME);

        assertThat(planned(migration, PlanAction.OVERWRITE)).containsExactly("/later");
    }

    @Test
    void without_times_on_one_side_sizes_decide() throws InterruptedException {
        lab.destination = Lab.tree("destination").mtimePrecisionNanos(0).build();
        lab.source.file("/a", "text").file("/b", "longer");
        lab.destination.file("/a", "TEXT").file("/b", "short");

        assertThat(planned(discovered(CompareMode.NEWER), PlanAction.OVERWRITE)).containsExactly("/b");
    }

    @Test
    void checksum_uses_an_algorithm_that_need_not_read_the_files_where_there_is_one() throws InterruptedException {
        lab.source = Lab.tree("source")
                .checksums(ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.MD5)
                .storedChecksums(ChecksumAlgorithm.MD5)
                .build();
        lab.destination = Lab.tree("destination")
                .checksums(ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.MD5)
                .storedChecksums(ChecksumAlgorithm.MD5)
                .build();
        pair("/f", "text", T, "text", T);
        Migration migration = discovered(CompareMode.CHECKSUM);

        assertThat(copyStatus(migration, "/f")).contains(CopyStatus.ALREADY_EXISTS);
    }

    @Test
    void without_a_common_checksum_files_are_overwritten_and_the_plan_says_so() throws InterruptedException {
        lab.source = Lab.tree("source").checksums(ChecksumAlgorithm.MD5).build();
        lab.destination =
                Lab.tree("destination").checksums(ChecksumAlgorithm.SHA256).build();
        pair("/f", "text", T, "text", T);
        pair("/g", "text", T, "longer", T);
        Migration migration = discovered(CompareMode.CHECKSUM);

        PlanSummary plan = migration.plan().totals();
        assertThat(plan.incomparable()).isEqualTo(1);
        assertThat(plan.of(PlanAction.OVERWRITE).nodes()).isEqualTo(2);
        assertThat(migration.plan().notices()).anyMatch(notice -> notice.contains("could not be compared by checksum"));
        assertThat(lab.dst().counts().of(FsOperation.CHECKSUM)).isZero();
    }

    @Test
    void a_comparison_that_fails_for_a_while_is_tried_again_and_leaves_its_history() throws InterruptedException {
        pair("/f", "text", T, "text", T);
        lab.dstFaults.add(
                FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.CHECKSUM).times(2));
        Migration migration = discovered(CompareMode.CHECKSUM);

        assertThat(copyStatus(migration, "/f")).contains(CopyStatus.ALREADY_EXISTS);
        assertThat(migration
                        .inspect()
                        .attempts(
                                org.sylos.engine.api.Side.SRC,
                                node(migration, "/f").id()))
                .hasSize(3)
                .allMatch(attempt -> attempt.operation() == Operation.COMPARE);
    }

    @Test
    void a_comparison_that_fails_for_good_fails_the_file_and_not_the_others() throws InterruptedException {
        pair("/f", "text", T, "text", T);
        pair("/g", "text", T, "TEXT", T);
        lab.srcFaults.add(
                FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.CHECKSUM).at("/f"));
        Migration migration = discovered(CompareMode.CHECKSUM);

        assertThat(node(migration, "/f").errorClass()).isEqualTo(ErrorClass.PERMISSION);
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(copyStatus(migration, "/g")).contains(CopyStatus.SUCCESSFUL);
        assertSound(migration);
    }

    @Test
    void comparing_can_be_suspended_and_goes_on_where_it_was() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            pair("/f" + i, "text", T, i % 2 == 0 ? "text" : "TEXT", T);
        }
        Gate gate = new Gate("the eleventh checksum");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.CHECKSUM).skip(10).times(1));
        Migration migration =
                lab.create(options -> options.compareMode(CompareMode.CHECKSUM).workerCount(1));
        RunController run = migration.startTraversal();
        gate.awaitReached();
        run.shutdown();
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        int soFar = lab.dst().counts().of(FsOperation.CHECKSUM);

        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(soFar).isLessThan(20);
        assertThat(lab.dst().counts().of(FsOperation.CHECKSUM)).isEqualTo(20);
        assertThat(planned(migration, PlanAction.OVERWRITE)).hasSize(10);
        assertSound(migration);
    }
}
