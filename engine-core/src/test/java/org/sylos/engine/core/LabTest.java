package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;

/** A test of the engine as a whole: each method begins with a new {@link Lab}, once for every kind of store. */
@ParameterizedClass(name = "{0}")
@EnumSource(Stores.class)
@Timeout(300)
abstract class LabTest {
    /** The longest that a test waits for a run. */
    static final Duration LIMIT = Duration.ofSeconds(40);

    private final Stores stores;

    @TempDir
    Path home;

    Lab lab;

    LabTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void openLab() {
        lab = stores.lab(home);
    }

    @AfterEach
    void closeLab() {
        lab.close();
    }

    Stores stores() {
        return stores;
    }

    /** A small tree with something of everything. */
    void plant() {
        lab.source.folder("/a/b").folder("/empty").file("/a/one.txt", "one").file("/a/b/two.txt", "two");
        lab.source.file("/top.bin", 100_000L).symlink("/a/link", "one.txt");
    }

    /** Does the whole job, letting every plan through. */
    static RunResult runAll(Migration migration) throws InterruptedException {
        return migration.run(plan -> true, "test");
    }

    /** Does the whole job of a new migration. */
    RunResult runAll(UnaryOperator<MigrationOptionsBuilder> options) throws InterruptedException {
        return runAll(lab.create(options));
    }

    /** Discovers and answers what that left behind. */
    static RunResult discover(Migration migration) throws InterruptedException {
        return ended(migration.startTraversal());
    }

    static RunResult copy(Migration migration) throws InterruptedException {
        return ended(migration.startCopy("test"));
    }

    /** Waits for a run, with a limit, and answers its result. */
    static RunResult ended(RunController run) throws InterruptedException {
        assertThat(run.await(LIMIT)).as("the run has ended").isTrue();
        return run.result();
    }

    static NodeView node(Migration migration, String path) {
        return node(migration, Side.SRC, path);
    }

    static NodeView node(Migration migration, Side side, String path) {
        return migration
                .inspect()
                .node(side, path)
                .orElseThrow(
                        () -> new AssertionError("no " + path + " on " + side + ", only " + paths(migration, side)));
    }

    static Optional<CopyStatus> copyStatus(Migration migration, String path) {
        return Optional.ofNullable(node(migration, path).copy());
    }

    static List<String> paths(Migration migration, Side side) {
        return nodes(migration, side).stream().map(NodeView::path).sorted().toList();
    }

    static List<NodeView> nodes(Migration migration, Side side) {
        return migration.inspect().nodes(side, 0, Integer.MAX_VALUE);
    }

    /** Paths of the nodes with which a plan does something, sorted. */
    static List<String> planned(Migration migration, PlanAction action) {
        return migration.inspect().planNodes(action, 0, Integer.MAX_VALUE).stream()
                .map(NodeView::path)
                .sorted()
                .toList();
    }

    /** Whatever was done, the books balance and no node is there twice. */
    static void assertSound(Migration migration) {
        assertThat(migration.inspect().breaches()).isEmpty();
        assertThat(migration.balance().addsUp())
                .as("the balance adds up: %s", migration.balance())
                .isTrue();
    }

    /** Both trees are the same in names, kinds, bytes, times and permissions. */
    void assertArrived() {
        assertThat(lab.destination.snapshot()).isEqualTo(lab.source.snapshot());
        assertThat(lab.destination.unfinishedWrites()).isZero();
    }
}
