package org.sylos.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationOptionsBuilder;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.it.run.WorkFolder;

/**
 * R8 over worlds of any kind: a migration that is interrupted again and again, with any options and either store, comes to the
 * same as one that is carried out in one go by one worker; and what was written is what was read.
 */
@Tag("scale")
final class AnyWayTest {
    private static final int USUAL = 300;
    private static final AtomicLong INTERRUPTIONS = new AtomicLong();
    private static final AtomicLong JOBS = new AtomicLong();

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    static LongStream seeds() {
        return Seeds.of(USUAL);
    }

    /** What a job left behind: what was known before the copy and afterwards, and the destination. */
    private record Left(Facts planned, Facts copied, RunOutcome outcome, Facts world) {}

    @ParameterizedTest(name = "-Dsylos.scale.seed={0}")
    @MethodSource("seeds")
    void r8_interruptions_options_and_stores_change_nothing(long seed) throws IOException, InterruptedException {
        Universe universe = Universe.of(seed);
        Left expected;
        try (Trial plain = new Trial(work.resolve("plain"), universe, true, 100_000)) {
            expected = inOneGo(plain, universe);
        }
        Random random = new Random(~seed);
        // Mostly the database; the kit's store is quicker, and checks what it is asked.
        boolean inMemory = random.nextInt(3) == 0;
        int pageSize = random.nextBoolean() ? 1 + random.nextInt(7) : 1 + random.nextInt(5000);
        try (Trial trial = new Trial(work.resolve("any"), universe, inMemory, pageSize)) {
            Left found = anyWay(trial, universe, random);
            assertThat(found.planned().differences(expected.planned()))
                    .as("plan")
                    .isEmpty();
            assertThat(found.copied().differences(expected.copied())).as("copy").isEmpty();
            assertThat(found.outcome()).isEqualTo(expected.outcome()).isEqualTo(RunOutcome.COMPLETED);
            assertThat(found.world().differences(expected.world()))
                    .as("destination")
                    .isEmpty();
            assertArrived(trial, universe);
        }
        JOBS.incrementAndGet();
    }

    @AfterAll
    @SuppressWarnings("SystemOut") // how much was tried is what a reader wants to know of such a suite
    static void interruptionsTookPlace() {
        System.out.println(JOBS + " jobs came to the same through " + INTERRUPTIONS + " interruptions");
        assertThat(INTERRUPTIONS.get()).as("interruptions").isGreaterThanOrEqualTo(JOBS.get());
    }

    private static Left inOneGo(Trial trial, Universe universe) throws IOException, InterruptedException {
        Migration migration = trial.create(options -> options.compareMode(universe.mode())
                .workerCount(1)
                .maxSrcAhead(1)
                .verifyLevels(List.of("checksum")));
        Trial.ended(migration.startTraversal());
        Facts planned = Facts.of(migration);
        RunResult result = Trial.ended(migration.startCopy("test"));
        return new Left(planned, Facts.of(migration), result.outcome(), destination(trial, universe));
    }

    private static Left anyWay(Trial trial, Universe universe, Random random) throws IOException, InterruptedException {
        Migration migration = trial.create(options ->
                anyOptions(options, random).compareMode(universe.mode()).verifyLevels(List.of("checksum")));
        Interruptions discovery = new Interruptions(trial, random, true);
        migration = discovery.through(migration);
        Trial.assertSound(migration);
        Facts planned = Facts.of(migration);
        Interruptions copy = new Interruptions(trial, random, false);
        migration = copy.through(migration);
        Trial.assertSound(migration);
        INTERRUPTIONS.addAndGet(discovery.count() + copy.count());
        Facts copied = Facts.of(migration);
        RunOutcome outcome = migration.phase() == Phase.COMPLETED ? RunOutcome.COMPLETED : RunOutcome.FAILURES;
        Facts world = destination(trial, universe);
        Trial.ended(migration.startTraversal());
        assertThat(migration.plan().nothingToDo())
                .as("nothing to do once more: %s", migration.plan())
                .isTrue();
        return new Left(planned, copied, outcome, world);
    }

    private static MigrationOptionsBuilder anyOptions(MigrationOptionsBuilder options, Random random) {
        int ahead = 1 + random.nextInt(5);
        ChecksumAlgorithm[] algorithms = {null, ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.SHA256};
        return options.workerCount(random.nextInt(9))
                .maxSrcAhead(ahead)
                .coordinatorLead(random.nextInt(ahead + 1))
                .checksum(algorithms[random.nextInt(algorithms.length)])
                .retryDelays(Duration.ofNanos(1), Duration.ofMillis(1));
    }

    private static Facts destination(Trial trial, Universe universe) throws IOException {
        return WorldFacts.of(trial.spectra().world(universe.destination()), true);
    }

    private static void assertArrived(Trial trial, Universe universe) throws IOException {
        if (!universe.faithful()) {
            return;
        }
        boolean times = universe.mode() == CompareMode.MTIME;
        Facts there = WorldFacts.of(trial.spectra().world(universe.destination()), times);
        Facts here = WorldFacts.of(trial.spectra().world(universe.source()), times);
        there.lines().keySet().retainAll(here.lines().keySet());
        assertThat(there.differences(here)).as("source and destination").isEmpty();
    }
}
