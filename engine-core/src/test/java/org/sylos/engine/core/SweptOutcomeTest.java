package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/**
 * Random trees whose listings fail here and there, repaired and swept with interruptions: in the end everything is known as to a
 * migration that begins only then. The seed is in the name of the test.
 */
class SweptOutcomeTest extends LabTest {
    @TempDir
    Path otherHome;

    SweptOutcomeTest(Stores stores) {
        super(stores);
    }

    /** Some that stay the same and one that does not; more of those with {@code -Dsylos.seeds=100}. */
    static LongStream seeds() {
        LongStream others =
                new Random().longs(1 + Integer.getInteger("sylos.seeds", 0)).map(seed -> seed >>> 24);
        return LongStream.concat(LongStream.rangeClosed(1, 6), others);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void r8_repaired_trees_are_known_as_if_they_had_never_been_broken(long seed) throws InterruptedException {
        Facts expected;
        try (Lab whole = Stores.MEMORY.lab(otherHome)) {
            RandomPair pair = new RandomPair(seed, 1000, 0);
            whole.source = pair.source();
            whole.destination = pair.destination();
            Migration migration = whole.create();
            discover(migration);
            expected = Facts.of(migration);
        }
        assertThat(swept(seed)).isEqualTo(expected);
    }

    private Facts swept(long seed) throws InterruptedException {
        Random random = new Random(~seed);
        RandomPair pair = new RandomPair(seed, 1 + random.nextInt(6), random.nextLong());
        lab.source = pair.source();
        lab.destination = pair.destination();
        pair.fail(lab.srcFaults, lab.dstFaults);
        failSome(random);
        Migration migration = lab.create(options -> options.maxRetries(0).maxSrcAhead(1 + random.nextInt(3)));
        discover(migration);
        assertSound(migration);
        int sweeps = 1 + random.nextInt(2);
        for (int sweep = 1; sweep <= sweeps; sweep++) {
            lab.srcFaults.clear();
            lab.dstFaults.clear();
            if (sweep < sweeps) {
                failSome(random);
            }
            markSome(migration, random);
            if (migration.retries().foldersToSweep() > 0) {
                migration = sweep(migration, random);
            }
            assertSound(migration);
        }
        return Facts.of(migration);
    }

    private void failSome(Random random) {
        lab.srcFaults.add(listings(FaultRule.fail(ErrorClass.PERMISSION)).share(random.nextDouble() / 4));
        lab.dstFaults.add(listings(FaultRule.fail(ErrorClass.PERMISSION)).share(random.nextDouble() / 4));
    }

    private static FaultRule listings(FaultRule rule) {
        return rule.on(FsOperation.LIST, FsOperation.NEXT_PAGE);
    }

    private static void markSome(Migration migration, Random random) {
        for (Side side : Side.values()) {
            List<Long> ids = nodes(migration, side).stream()
                    .filter(node -> node.kind() == NodeKind.FOLDER && random.nextInt(10) == 0)
                    .map(NodeView::id)
                    .toList();
            migration.retries().mark(RetryKind.DISCOVERY, side, ids);
        }
    }

    /** Sweeps, stopped or killed a few times on the way. */
    private Migration sweep(Migration begun, Random random) throws InterruptedException {
        Migration migration = begun;
        RunController run = null;
        for (int interruptions = 0; interruptions < 3; interruptions++) {
            Gate gate = new Gate("an interruption");
            AtomicInteger left = new AtomicInteger(1 + random.nextInt(8));
            FaultRule stop = listings(FaultRule.run(event -> {
                if (left.decrementAndGet() == 0) {
                    gate.pass();
                }
            }));
            lab.srcFaults.add(stop);
            lab.dstFaults.add(stop);
            RunController now = migration.phase() == Phase.SUSPENDED ? migration.resume() : migration.startSweep();
            run = now;
            Await.until(() -> now.isDone() || gate.waiting() > 0);
            left.set(-1);
            if (now.isDone()) {
                break;
            }
            if (random.nextBoolean()) {
                lab.crash(gate);
                migration = lab.reopen();
            } else {
                now.shutdown();
                gate.open();
                ended(now);
            }
            if (migration.phase() == Phase.REVIEW) {
                return migration;
            }
        }
        if (migration.phase() == Phase.SUSPENDED) {
            run = migration.resume();
        }
        if (run != null) {
            ended(run);
        }
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        return migration;
    }
}
