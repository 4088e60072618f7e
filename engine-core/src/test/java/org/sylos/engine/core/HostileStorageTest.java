package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.tck.fs.Cranky;
import org.sylos.tck.fs.FaultPlan;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FaultyAdapter;
import org.sylos.tck.fs.FoldingView;
import org.sylos.tck.fs.ForwardingAdapter;
import org.sylos.tck.fs.FsOperation;
import org.sylos.tck.fs.HandleLimit;

/** Whole jobs over storage in a bad mood, with few handles, and with names of any case. Seeds are in the names of the tests. */
class HostileStorageTest extends LabTest {
    HostileStorageTest(Stores stores) {
        super(stores);
    }

    /** Retries that outlast any bad mood, and copies through streams, so that every operation is met. */
    private static MigrationOptionsBuilder patient(MigrationOptionsBuilder options) {
        return options.maxRetries(60).retryDelays(Duration.ofNanos(1), Duration.ofMillis(1));
    }

    /** Hides from the destination who the source is, so that there is no fast path. */
    private static FSAdapter stranger(FSAdapter adapter) {
        return new FaultyAdapter(new ForwardingAdapter(adapter), FaultPlan.seeded(0));
    }

    private void plantMuch() {
        plant();
        for (int folder = 0; folder < 4; folder++) {
            for (int file = 0; file < 8; file++) {
                lab.source.file("/f" + folder + "/g/file" + file, file * 1500L);
            }
        }
    }

    private Migration create(FSAdapter from, FSAdapter to) {
        return lab.create("m", from, to, HostileStorageTest::patient);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void what_passes_is_overcome_and_everything_arrives(long seed) throws InterruptedException {
        plantMuch();
        FaultyAdapter from =
                new FaultyAdapter(lab.source.adapter(), Cranky.seeded(seed).plan());
        FaultyAdapter to = new FaultyAdapter(
                lab.destination.adapter(), Cranky.seeded(~seed).plan());
        Migration migration = create(from, to);
        RunResult result = runAll(migration);

        assertThat(result.outcome()).as("%s, %s", from, to).isEqualTo(RunOutcome.COMPLETED);
        assertSound(migration);
        assertArrived();
        assertThat(nodes(migration, Side.SRC).stream()
                        .mapToLong(NodeView::attempts)
                        .sum())
                .as("failures that were overcome")
                .isPositive();
    }

    @Test
    void a_storage_that_stumbles_when_it_is_first_asked_for_its_root_is_asked_again() throws InterruptedException {
        plant();
        FaultPlan stumbles = FaultPlan.seeded(1)
                .add(FaultRule.fail(ErrorClass.TRANSIENT).on(FsOperation.STAT).times(3))
                .add(FaultRule.fail(ErrorClass.TRANSIENT)
                        .on(FsOperation.TEST_CONNECTION)
                        .times(2));
        Migration migration = create(new FaultyAdapter(lab.source.adapter(), stumbles), lab.dst());
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void what_cannot_be_had_is_recorded_with_its_class_and_the_rest_arrives(long seed) throws InterruptedException {
        plantMuch();
        Cranky mood = Cranky.seeded(seed).doomed(0.15);
        FaultyAdapter to = new FaultyAdapter(lab.destination.adapter(), mood.plan());
        Migration migration = create(lab.src(), to);
        RunResult result = runAll(migration);
        assertSound(migration);

        Map<String, Optional<ErrorClass>> expected = new TreeMap<>();
        Map<String, Optional<ErrorClass>> found = new TreeMap<>();
        for (NodeView node : nodes(migration, Side.SRC)) {
            if (!node.path().equals("/")) {
                expected.put(node.path(), fate(mood, node.path()));
                found.put(node.path(), Optional.ofNullable(node.errorClass()));
                assertThat(node.copy() == CopyStatus.FAILED)
                        .as("%s: whether %s failed", mood, node.path())
                        .isEqualTo(node.errorClass() != null);
            }
        }
        assertThat(found).as("classes, %s", mood).isEqualTo(expected);
        long lost = expected.values().stream().filter(Optional::isPresent).count();
        assertThat(result.outcome()).isEqualTo(lost == 0 ? RunOutcome.COMPLETED : RunOutcome.FAILURES);
        assertThat(migration.balance().failed().nodes()).isEqualTo(lost);
        assertThat(lab.destination.unfinishedWrites()).isZero();

        to.plan().clear();
        assertThat(runAll(migration).outcome()).as("once the mood is better").isEqualTo(RunOutcome.COMPLETED);
        assertArrived();
    }

    /** What becomes of a node: its own fate, unless a folder above it has one. */
    private static Optional<ErrorClass> fate(Cranky mood, String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (mood.fate(path.substring(0, slash)).isPresent()) {
                return Optional.of(ErrorClass.PARENT);
            }
        }
        return mood.fate(path);
    }

    @Test
    void few_handles_slow_a_job_down_and_are_all_given_back() throws InterruptedException {
        plantMuch();
        HandleLimit from = new HandleLimit(lab.source.adapter(), 2);
        HandleLimit to = new HandleLimit(lab.destination.adapter(), 2);
        Migration migration = create(from, stranger(to));
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);

        assertSound(migration);
        assertArrived();
        assertThat(to.mostOpen()).isBetween(1, 2);
        assertThat(from.open()).isZero();
        assertThat(to.open()).isZero();
    }

    @Test
    void a_destination_that_folds_case_gets_no_twin_and_finds_what_it_has() throws InterruptedException {
        lab.source
                .file("/Docs/Report", "new text")
                .file("/a", "one")
                .file("/A", "two")
                .file("/b", "three");
        lab.destination.file("/DOCS/report", "old");
        Migration migration = create(lab.src(), new FoldingView(lab.destination.adapter()));
        discover(migration);
        assertThat(planned(migration, PlanAction.FAIL)).containsExactly("/A", "/a");
        assertThat(planned(migration, PlanAction.OVERWRITE)).containsExactly("/Docs/Report");
        copy(migration);

        assertSound(migration);
        assertThat(node(migration, "/a").errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(lab.destination.bytes("/DOCS/report")).asString().isEqualTo("new text");
        assertThat(lab.destination.exists("/Docs")).isFalse();
        assertThat(lab.destination.exists("/b")).isTrue();
        assertThat(nodes(migration, Side.SRC))
                .filteredOn(node -> node.kind() == NodeKind.FILE && node.copy() == CopyStatus.SUCCESSFUL)
                .hasSize(2);
        assertThat(lab.src().counts().of(FsOperation.COMMIT)).isZero();
    }
}
