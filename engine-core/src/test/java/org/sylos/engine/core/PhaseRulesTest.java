package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** R1 to R3: which call fits which phase, and that a refused one changes nothing. */
class PhaseRulesTest extends LabTest {
    private final Gate gate = new Gate("in the middle of a run");

    PhaseRulesTest(Stores stores) {
        super(stores);
    }

    /** Something that can be asked of a migration, and the phases in which it fits. */
    private record Asked(String infinitive, Set<Phase> fits, Call call) {
        interface Call {
            void on(Migration migration) throws InterruptedException;
        }
    }

    private List<Asked> calls() {
        return List.of(
                new Asked(
                        "choose roots",
                        EnumSet.of(Phase.CREATED, Phase.FILTERS_SET),
                        migration ->
                                migration.addRoots(Service.using("one", lab.src()), Service.using("other", lab.dst()))),
                new Asked("record the roots", EnumSet.of(Phase.CREATED, Phase.FILTERS_SET), Migration::seedRoots),
                new Asked(
                        "set filters",
                        EnumSet.of(Phase.CREATED, Phase.FILTERS_SET, Phase.REVIEW),
                        migration -> migration.setFilters(List.of(), List.of())),
                new Asked(
                        "start the discovery",
                        EnumSet.of(Phase.CREATED, Phase.FILTERS_SET, Phase.REVIEW, Phase.COMPLETED),
                        Migration::startTraversal),
                new Asked("start a retry sweep", EnumSet.of(Phase.REVIEW), PhaseRulesTest::sweepAll),
                new Asked(
                        "mark nodes",
                        EnumSet.of(Phase.REVIEW),
                        migration -> migration.retries().markFailed(RetryKind.COPY)),
                new Asked("start the copy", EnumSet.of(Phase.REVIEW), migration -> migration.startCopy("test")),
                new Asked(
                        "verify",
                        EnumSet.of(Phase.REVIEW, Phase.COMPLETED),
                        migration -> migration.startVerify(List.of("size"))),
                new Asked("resume", EnumSet.of(Phase.SUSPENDED), Migration::resume));
    }

    private static void sweepAll(Migration migration) {
        if (migration.phase() == Phase.REVIEW) {
            long root = node(migration, "/").id();
            migration.retries().mark(RetryKind.DISCOVERY, Side.SRC, List.of(root));
        }
        migration.startSweep();
    }

    private Migration in(Phase phase) throws InterruptedException {
        plant();
        Migration migration = lab.create();
        switch (phase) {
            case CREATED -> {}
            case FILTERS_SET -> migration.setFilters(List.of(), List.of());
            case TRAVERSING -> {
                lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST));
                migration.startTraversal();
                gate.awaitReached();
            }
            case REVIEW -> discover(migration);
            case COPYING -> {
                discover(migration);
                lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.COPY_FROM));
                migration.startCopy("test");
                gate.awaitReached();
            }
            case COMPLETED -> runAll(migration);
            case SUSPENDED -> {
                lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST));
                RunController run = migration.startTraversal();
                gate.awaitReached();
                run.shutdown();
                gate.open();
                ended(run);
            }
        }
        assertThat(migration.phase()).isEqualTo(phase);
        return migration;
    }

    @ParameterizedTest
    @EnumSource
    void r3_a_call_that_does_not_fit_is_refused_and_changes_nothing(Phase phase) throws InterruptedException {
        Migration migration = in(phase);
        List<PhaseChange> history = migration.phaseHistory();
        for (Asked asked : calls()) {
            if (asked.fits().contains(phase)) {
                continue;
            }
            Throwable thrown = catchThrowable(() -> asked.call().on(migration));

            assertThat(thrown)
                    .as("%s in %s", asked.infinitive(), phase)
                    .isInstanceOf(IllegalPhaseException.class)
                    .hasMessageContaining("cannot " + asked.infinitive())
                    .hasMessageContaining(phase.label());
            IllegalPhaseException refusal = (IllegalPhaseException) thrown;
            assertThat(refusal.phase()).isEqualTo(phase);
            assertThat(refusal.hint())
                    .hasValueSatisfying(hint -> assertThat(hint)
                            .startsWith("possible now: ")
                            .doesNotContain(asked.infinitive() + ",")
                            .doesNotEndWith(asked.infinitive()));
        }
        assertThat(migration.phase()).isEqualTo(phase);
        assertThat(migration.phaseHistory()).isEqualTo(history);
        gate.open();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"TRAVERSING", "COPYING"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_call_that_fits_is_taken(Phase phase) throws InterruptedException {
        for (int i = 0; i < calls().size(); i++) {
            if (!calls().get(i).fits().contains(phase)) {
                continue;
            }
            Migration migration = in(phase);
            calls().get(i).call().on(migration);

            assertThat(migration.stop(LIMIT)).isTrue();
            migration.close();
            lab.manager().delete("m");
        }
    }

    @Test
    void r3_a_run_that_goes_on_without_a_phase_of_its_own_refuses_another_and_does_not_offer_it()
            throws InterruptedException {
        Migration migration = in(Phase.REVIEW);
        copy(migration);
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.STAT));
        RunController verify = migration.startVerify(List.of("size"));
        gate.awaitReached();

        assertThatThrownBy(() -> migration.startVerify(List.of("size")))
                .isInstanceOf(IllegalPhaseException.class)
                .hasMessageContaining("cannot verify")
                .hasMessageContaining("run")
                .satisfies(e -> assertThat(((SylosException) e).hint())
                        .hasValueSatisfying(
                                hint -> assertThat(hint).contains("stop").doesNotContain("verify")));
        assertThatThrownBy(() -> migration.setOptions(MigrationOptions.DEFAULT))
                .isInstanceOf(IllegalPhaseException.class);
        gate.open();
        assertThat(ended(verify).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void r1_phase_and_history_are_in_the_store_and_in_the_state_file_after_every_step() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        Map<Phase, Phase> seen = new LinkedHashMap<>();
        migration.setFilters(List.of(), List.of());
        note(migration, seen);
        discover(migration);
        note(migration, seen);
        copy(migration);
        note(migration, seen);

        assertThat(seen).containsOnlyKeys(Phase.FILTERS_SET, Phase.REVIEW, Phase.COMPLETED);
        assertThat(migration.phaseHistory())
                .extracting(PhaseChange::to)
                .containsExactly(Phase.FILTERS_SET, Phase.TRAVERSING, Phase.REVIEW, Phase.COPYING, Phase.COMPLETED);
        assertThat(migration.phaseHistory()).allMatch(change -> !change.reason().isBlank());
    }

    private void note(Migration migration, Map<Phase, Phase> seen) {
        MigrationRecord stored = lab.store().lifecycle().load().orElseThrow();
        assertThat(stored.phase()).isEqualTo(migration.phase());
        assertThat(lab.manager().details("m").phase()).isEqualTo(migration.phase());
        assertThat(StateFiles.phase(lab.manager().details("m").database()))
                .isEqualTo(migration.phase().label());
        seen.put(migration.phase(), stored.phase());
    }

    @Test
    void r1_a_phase_that_the_store_does_not_take_is_not_entered() {
        plant();
        Migration migration = lab.create();
        lab.store().close();

        assertThatThrownBy(migration::startTraversal).isInstanceOf(StoreException.class);
        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
        assertThat(StateFiles.phase(migration.details().database())).isEqualTo("Roots-Set");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRAVERSING", "COPYING"})
    void r2_a_migration_found_in_the_middle_of_a_run_is_suspended_and_can_be_resumed(Phase phase)
            throws InterruptedException {
        in(phase);
        lab.crash(gate);
        lab.srcFaults.clear();
        lab.dstFaults.clear();
        Migration again = lab.reopen();

        assertThat(again.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(again.status().returnTo()).isEqualTo(phase);
        assertThat(again.phaseHistory())
                .last()
                .satisfies(change -> assertThat(change.reason()).contains("interrupted"));
        assertThat(StateFiles.phase(again.details().database())).isEqualTo("Suspended");
        assertThat(runAll(again).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @Test
    void r3_without_a_source_discovery_is_refused_and_the_phase_stays() {
        Migration missing = lab.create("m", lab.source.adapter("/not/there"), lab.dst(), options -> options);

        assertThatThrownBy(missing::startTraversal)
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("the source memory:source/not/there does not exist");
        assertThat(missing.phase()).isEqualTo(Phase.CREATED);
        assertThat(missing.phaseHistory()).isEmpty();
    }

    @Test
    void r3_a_source_that_is_a_file_is_refused() {
        lab.source.file("/file", "x");
        Migration migration = lab.create("m", lab.source.adapter("/file"), lab.dst(), options -> options);

        assertThatThrownBy(migration::startTraversal).hasMessageContaining("is not a folder");
        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
    }

    @Test
    void r3_a_side_that_cannot_be_reached_leaves_every_phase_as_it_was() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        lab.dstFaults.add(FaultRule.fail(ErrorClass.AUTH).on(FsOperation.TEST_CONNECTION));
        assertThatThrownBy(migration::startTraversal).hasMessageContaining("the destination memory:destination/");
        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
        lab.dstFaults.clear();

        discover(migration);
        lab.srcFaults.add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.TEST_CONNECTION));
        assertThatThrownBy(() -> migration.startCopy("test")).hasMessageContaining("the source memory:source/");
        assertThatThrownBy(migration::startTraversal).hasMessageContaining("cannot be reached");
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        assertThat(lab.store().lifecycle().approval()).isEmpty();
        assertThat(migration.inspect().nodes(org.sylos.engine.api.Side.SRC, 0, 100))
                .isNotEmpty();
    }

    @Test
    void r3_a_new_pass_whose_source_has_gone_keeps_what_the_last_one_found() throws InterruptedException {
        lab.source.file("/root/f", "x");
        Migration migration = lab.create("m", lab.source.adapter("/root"), lab.dst(), options -> options);
        runAll(migration);
        lab.source.remove("/root");

        assertThatThrownBy(migration::startTraversal).hasMessageContaining("does not exist");
        assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(migration.balance().total().nodes()).isEqualTo(2);
        assertThat(migration.pastPasses()).isEmpty();
    }
}
