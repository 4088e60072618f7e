package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** A verification that was begun by itself leaves the phase as it is, and yet everybody can tell how it stands. */
class VerificationRunTest extends LabTest {
    private final Gate gate = new Gate("looking at /f");

    VerificationRunTest(Stores stores) {
        super(stores);
    }

    /** A migration that is complete and whose next verification waits at the gate. */
    private Migration complete() throws InterruptedException {
        lab.source.file("/f", "x");
        Migration migration = lab.create();
        runAll(migration);
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.STAT).at("/f").times(1));
        return migration;
    }

    private RunController begin(Migration migration) throws InterruptedException {
        RunController run = migration.startVerify(List.of("size"));
        gate.awaitReached();
        return run;
    }

    private void stop(Migration migration) throws InterruptedException {
        RunController run = begin(migration);
        run.shutdownNow();
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
    }

    private MigrationDetails seenFromOutside() {
        try (MigrationManager other = MigrationManager.open(ManagerConfig.in(home))) {
            return other.details("m");
        }
    }

    @Test
    void while_it_goes_on_its_process_is_told_to_others() throws InterruptedException {
        Migration migration = complete();
        assertThat(seenFromOutside().verification()).isEqualTo(VerificationRun.NONE);
        RunController run = begin(migration);

        MigrationDetails details = seenFromOutside();
        assertThat(details.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(details.verification()).isEqualTo(VerificationRun.RUNNING);
        assertThat(details.runningPid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(details.interrupted()).isFalse();
        assertThat(migration.details().verification()).isEqualTo(VerificationRun.RUNNING);
        assertThat(migration.status().verification()).isEqualTo(VerificationRun.RUNNING);
        gate.open();
        ended(run);

        assertThat(seenFromOutside().verification()).isEqualTo(VerificationRun.NONE);
        assertThat(seenFromOutside().runningPid()).isEqualTo(-1);
        assertThat(migration.status().verification()).isEqualTo(VerificationRun.NONE);
    }

    @Test
    void one_that_was_stopped_is_interrupted_until_another_comes_to_its_end() throws InterruptedException {
        Migration migration = complete();
        stop(migration);

        assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(migration.status().verification()).isEqualTo(VerificationRun.INTERRUPTED);
        assertThat(seenFromOutside().verification()).isEqualTo(VerificationRun.INTERRUPTED);
        assertThat(seenFromOutside().runningPid()).isEqualTo(-1);
        lab.restart();
        Migration again = lab.reopen();
        assertThat(again.status().verification()).isEqualTo(VerificationRun.INTERRUPTED);
        assertThat(ended(again.startVerify(List.of("size"))).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(again.status().verification()).isEqualTo(VerificationRun.NONE);
        lab.restart();
        assertThat(lab.reopen().status().verification()).isEqualTo(VerificationRun.NONE);
    }

    @Test
    void r2_one_whose_process_was_killed_is_interrupted() throws InterruptedException, IOException {
        Migration migration = complete();
        Path database = migration.details().database();
        begin(migration);
        lab.crash(gate);
        Path file = StateFiles.of(database);
        String dead = Files.readString(file)
                .replaceAll("pid_started_at: .*", "pid_started_at: \"2001-01-01T00:00:00Z\"")
                .replace("  verification: \"interrupted\"", "  verification: \"running\"");
        Files.writeString(file, dead);
        assertThat(seenFromOutside().verification()).isEqualTo(VerificationRun.INTERRUPTED);

        Migration opened = lab.reopen();
        assertThat(opened.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(opened.status().verification()).isEqualTo(VerificationRun.INTERRUPTED);
        assertThat(ended(opened.startVerify(List.of("size"))).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void one_that_broke_off_is_interrupted() throws InterruptedException {
        Migration migration = complete();
        RunController run = begin(migration);
        lab.dstFaults.clear();
        lab.dstFaults.add(FaultRule.run(event -> {
                    throw new AssertionError("a defect");
                })
                .on(FsOperation.STAT));
        gate.open();
        ended(run);
        RunController broken = migration.startVerify(List.of("size"));
        assertThatThrownBy(() -> ended(broken)).isInstanceOf(SylosException.class);

        assertThat(migration.status().verification()).isEqualTo(VerificationRun.INTERRUPTED);
        assertThat(migration.status().running()).isFalse();
    }

    @Test
    void a_new_pass_and_a_copy_make_it_forgotten() throws InterruptedException {
        Migration migration = complete();
        stop(migration);
        discover(migration);
        assertThat(migration.status().verification()).isEqualTo(VerificationRun.NONE);
        lab.source.file("/g", "new");
        discover(migration);
        copy(migration);
        assertThat(migration.status().verification()).isEqualTo(VerificationRun.NONE);
    }

    @Test
    void without_a_state_file_the_database_tells() throws InterruptedException, IOException {
        Migration migration = complete();
        Path database = migration.details().database();
        stop(migration);
        lab.restart();
        Files.delete(StateFiles.of(database));

        assertThat(lab.manager().details("m").verification()).isEqualTo(VerificationRun.INTERRUPTED);
        assertThat(StateFiles.text(database, "state", "verification")).isEqualTo("interrupted");
        assertThat(StateFiles.text(database, "state", "pid")).isEqualTo("null");
    }
}
