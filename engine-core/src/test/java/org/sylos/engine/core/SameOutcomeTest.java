package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;
import org.sylos.tck.fs.TreeSnapshot;

/**
 * R8: random trees give the same nodes, statuses, plan and destination, whatever the worker counts, page sizes, leads, passing
 * faults and interruptions. The seed is in the name of the test.
 */
class SameOutcomeTest extends LabTest {
    private static final NodeFilter FILTER = candidate -> candidate.name().endsWith(".tmp")
            ? new FilterDecision.Reject("no-tmp", "temporary")
            : FilterDecision.ACCEPT;

    @TempDir
    Path otherHome;

    SameOutcomeTest(Stores stores) {
        super(stores);
    }

    /** Some that stay the same and one that does not; more of those with {@code -Dsylos.seeds=100}. */
    static LongStream seeds() {
        LongStream others =
                new Random().longs(1 + Integer.getInteger("sylos.seeds", 0)).map(seed -> seed >>> 24);
        return LongStream.concat(LongStream.rangeClosed(1, 7), others);
    }

    /** What a job left behind: what was known before the copy, afterwards, and the trees. */
    private record Left(Facts planned, Facts copied, RunOutcome outcome, TreeSnapshot destination) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void r8_interruptions_and_options_change_nothing_of_the_outcome(long seed) throws InterruptedException {
        Left expected;
        try (Lab plain = Stores.MEMORY.lab(otherHome)) {
            expected = undisturbed(plain, seed);
        }
        Left found = disturbed(seed);

        assertThat(found.planned().nodes()).isEqualTo(expected.planned().nodes());
        assertThat(found.planned()).isEqualTo(expected.planned());
        assertThat(found.copied().nodes()).isEqualTo(expected.copied().nodes());
        assertThat(found.copied()).isEqualTo(expected.copied());
        assertThat(found.outcome()).isEqualTo(expected.outcome());
        assertThat(found.destination()).isEqualTo(expected.destination());
    }

    private static Migration create(Lab lab, long seed, UnaryOperator<MigrationOptionsBuilder> options) {
        List<CompareMode> modes = List.of(CompareMode.values());
        CompareMode mode = modes.get(new Random(seed).nextInt(modes.size()));
        return lab.manager()
                .create(lab.config("m", lab.src(), lab.dst(), o -> options.apply(o.compareMode(mode)))
                        .filter(FILTER)
                        .build());
    }

    private static Left undisturbed(Lab lab, long seed) throws InterruptedException {
        RandomPair pair = new RandomPair(seed, 1000, 0);
        lab.source = pair.source();
        lab.destination = pair.destination();
        pair.fail(lab.srcFaults, lab.dstFaults);
        Migration migration = create(lab, seed, options -> options);
        discover(migration);
        Facts planned = Facts.of(migration);
        RunResult result = copy(migration);
        return new Left(planned, Facts.of(migration), result.outcome(), lab.destination.snapshot());
    }

    private Left disturbed(long seed) throws InterruptedException {
        Random random = new Random(~seed);
        RandomPair pair = new RandomPair(seed, 1 + random.nextInt(6), random.nextLong());
        lab.source = pair.source();
        lab.destination = pair.destination();
        pair.fail(lab.srcFaults, lab.dstFaults);
        FaultRule passing =
                FaultRule.fail(ErrorClass.TRANSIENT).share(0.1).times(1).eachPath();
        lab.srcFaults.add(ofWorkers(passing));
        lab.dstFaults.add(ofWorkers(passing));
        int ahead = 1 + random.nextInt(4);
        Migration migration = create(
                lab,
                seed,
                options -> options.workerCount(1 + random.nextInt(6))
                        .maxRetries(50)
                        .retryDelays(Duration.ofNanos(1), Duration.ofMillis(1))
                        .maxSrcAhead(ahead)
                        .coordinatorLead(random.nextInt(ahead + 1)));

        migration = throughInterruptions(migration, random, true);
        assertSound(migration);
        Facts planned = Facts.of(migration);
        migration = throughInterruptions(migration, random, false);
        assertSound(migration);
        assertThat(lab.destination.unfinishedWrites()).isZero();
        RunOutcome outcome = ended(migration.startVerify(List.of("size"))).outcome();
        return new Left(planned, Facts.of(migration), outcome, lab.destination.snapshot());
    }

    /** Only what the workers of a run ask, not what is asked before it begins. */
    private static FaultRule ofWorkers(FaultRule rule) {
        return rule.on(
                FsOperation.LIST,
                FsOperation.NEXT_PAGE,
                FsOperation.CHECKSUM,
                FsOperation.CREATE_FOLDER,
                FsOperation.COPY_FROM,
                FsOperation.CREATE_SYMLINK,
                FsOperation.SET_METADATA);
    }

    /** Runs until the run comes to its end by itself, stopping it a few times in one way or another. */
    private Migration throughInterruptions(Migration begun, Random random, boolean discovery)
            throws InterruptedException {
        Migration migration = begun;
        int most = 2;
        for (int interruptions = 0; ; interruptions++) {
            Gate gate = new Gate("an interruption");
            AtomicInteger left = new AtomicInteger(interruptions < 4 ? 1 + random.nextInt(most) : -1);
            most = 20;
            FaultRule stop = FaultRule.run(event -> {
                if (left.decrementAndGet() == 0) {
                    gate.pass();
                }
            });
            lab.srcFaults.add(ofWorkers(stop));
            lab.dstFaults.add(ofWorkers(random.nextBoolean() ? stop : stop.afterwards()));
            RunController run = start(migration, discovery);
            Await.until(() -> run.isDone() || gate.waiting() > 0);
            left.set(-1);
            if (run.isDone()) {
                RunResult result = ended(run);
                assertThat(result.phase()).isNotEqualTo(Phase.SUSPENDED);
                assertThat(interruptions).as("interruptions").isGreaterThan(discovery ? 0 : -1);
                return migration;
            }
            migration = interrupted(migration, run, gate, random.nextInt(4));
            if (migration.phase() != Phase.SUSPENDED) {
                return migration;
            }
        }
    }

    private static RunController start(Migration migration, boolean discovery) {
        if (migration.phase() == Phase.SUSPENDED) {
            return migration.resume();
        }
        return discovery ? migration.startTraversal() : migration.startCopy("test");
    }

    private Migration interrupted(Migration migration, RunController run, Gate gate, int how)
            throws InterruptedException {
        switch (how) {
            case 0 -> run.shutdown();
            case 1 -> run.shutdownNow();
            case 2 -> {
                run.shutdown();
                gate.open();
                ended(run);
                lab.restart();
                return lab.reopen("m", FILTER);
            }
            default -> {
                lab.crash(gate);
                return lab.reopen("m", FILTER);
            }
        }
        gate.open();
        ended(run);
        return migration;
    }
}
