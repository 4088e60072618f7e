package org.sylos.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationOptionsBuilder;
import org.sylos.engine.core.RunOutcome;
import org.sylos.it.run.WorkFolder;

/**
 * Migrations in bad weather: what passes is overcome, what stays is on record with its class, and everything else arrives.
 */
@Tag("scale")
final class WeatherTest {
    private static final int USUAL = 100;

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    static LongStream seeds() {
        return Seeds.of(USUAL);
    }

    @ParameterizedTest(name = "-Dsylos.scale.seed={0}")
    @MethodSource("seeds")
    void what_passes_is_overcome(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed ^ 1);
        Universe calm = Universe.of(seed);
        Universe troubled = Weather.over(calm, Weather.passing(random), Weather.passing(random));
        boolean checked = random.nextBoolean();
        try (Trial trial = new Trial(work.resolve("home"), troubled, random.nextBoolean(), 1 + random.nextInt(500))) {
            Migration migration = trial.create(options -> patient(options, random)
                    .compareMode(calm.mode())
                    .checksum(checked ? ChecksumAlgorithm.CRC32C : null));
            RunOutcome outcome = migration.run(plan -> true, "test").outcome();
            assertThat(stories(migration)).as("failures and what led to them").isEmpty();
            assertThat(outcome).isEqualTo(RunOutcome.COMPLETED);
            assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
            Trial.assertSound(migration);
            assertSettled(migration.balance());
            assertWritten(migration, trial, calm);
        }
    }

    @ParameterizedTest(name = "-Dsylos.scale.seed={0}")
    @MethodSource("seeds")
    void what_stays_is_on_record_with_its_class_and_the_rest_arrives(long seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed ^ 2);
        Universe calm = Universe.of(seed);
        Chaos source = Weather.lasting(random, random.nextDouble() / 30, SpectraOperation.LIST, SpectraOperation.READ);
        Chaos destination = random.nextBoolean()
                ? Weather.lasting(random, 0, SpectraOperation.CREATE_FOLDER, SpectraOperation.WRITE)
                : Weather.lasting(
                        random, 0, SpectraOperation.LIST, SpectraOperation.CREATE_FOLDER, SpectraOperation.WRITE);
        Universe troubled = Weather.over(calm, source, destination);
        Forecast forecast = Forecast.of(troubled);
        try (Trial trial = new Trial(work.resolve("home"), troubled, random.nextBoolean(), 1 + random.nextInt(500))) {
            Migration migration =
                    trial.create(options -> patient(options, random).compareMode(calm.mode()));
            RunOutcome outcome = migration.run(plan -> true, "test").outcome();
            assertThat(failures(migration, Side.SRC)).isEqualTo(forecast.failed(Side.SRC));
            assertThat(failures(migration, Side.DST)).isEqualTo(forecast.failed(Side.DST));
            boolean none = forecast.failed(Side.SRC).isEmpty();
            assertThat(outcome).isEqualTo(none ? RunOutcome.COMPLETED : RunOutcome.FAILURES);
            Trial.assertSound(migration);
            Balance balance = migration.balance();
            assertThat(balance.total().nodes()).isEqualTo(forecast.nodes());
            assertThat(balance.failed().nodes())
                    .isEqualTo(forecast.failed(Side.SRC).size());
            assertThat(balance.copied().nodes()).isEqualTo(forecast.copied());
            assertThat(balance.existing().nodes()).isEqualTo(forecast.existing());
            assertThat(balance.pending().nodes() + balance.drifted().nodes()).isZero();
            assertWritten(migration, trial, calm);
        }
    }

    enum Misread {
        TRUNCATED,
        CORRUPTED
    }

    @ParameterizedTest
    @EnumSource
    void files_that_are_never_read_as_they_are_fail_as_corrupt(Misread misread)
            throws IOException, InterruptedException {
        Chaos.Builder chaos = Chaos.builder().mostInARow(Chaos.MOST_IN_A_ROW);
        Chaos source = misread == Misread.TRUNCATED
                ? chaos.truncatedReads(1).build()
                : chaos.corruptedReads(1).build();
        Universe calm = Universe.of(7);
        Universe troubled = Weather.over(calm, source, Chaos.NONE);
        SortedMap<String, ErrorClass> expected = new TreeMap<>();
        try (Trial trial = new Trial(work.resolve("home"), troubled, false, 100)) {
            Migration migration = trial.create(options -> options.compareMode(calm.mode())
                    .maxRetries(2)
                    .retryDelays(Duration.ofNanos(1), Duration.ofMillis(1))
                    .verifyLevels(List.of("checksum")));
            Trial.ended(migration.startTraversal());
            for (NodeView node : Nodes.of(migration, Side.SRC)) {
                if (node.copy() == CopyStatus.PENDING && node.size() > 0) {
                    expected.put(node.path(), ErrorClass.CORRUPT);
                }
            }
            assertThat(expected).isNotEmpty();
            RunOutcome outcome = Trial.ended(migration.startCopy("test")).outcome();
            assertThat(outcome).isEqualTo(RunOutcome.FAILURES);
            assertThat(failures(migration, Side.SRC)).isEqualTo(expected);
            Trial.assertSound(migration);
            assertThat(migration.balance().failed().nodes()).isEqualTo(expected.size());
        }
    }

    private static MigrationOptionsBuilder patient(MigrationOptionsBuilder options, Random random) {
        return options.workerCount(random.nextInt(9))
                .maxRetries(100)
                .retryDelays(Duration.ofNanos(1), Duration.ofMillis(2))
                .verifyLevels(List.of("checksum"));
    }

    private static SortedMap<String, ErrorClass> failures(Migration migration, Side side) {
        SortedMap<String, ErrorClass> failures = new TreeMap<>();
        long after = 0;
        List<NodeView> window = migration.inspect().failures(side, after, 500);
        while (!window.isEmpty()) {
            for (NodeView node : window) {
                assertThat(failures.put(node.path(), Objects.requireNonNull(node.errorClass())))
                        .as("%s is there once", node.path())
                        .isNull();
            }
            after = window.get(window.size() - 1).id();
            window = migration.inspect().failures(side, after, 500);
        }
        return failures;
    }

    /** The first few failures with all their attempts. */
    private static List<String> stories(Migration migration) {
        List<String> stories = new ArrayList<>();
        for (Side side : Side.values()) {
            for (NodeView node : migration.inspect().failures(side, 0, 5)) {
                stories.add(node.path() + ": " + migration.inspect().attempts(side, node.id()));
            }
        }
        return stories;
    }

    private static void assertSettled(Balance balance) {
        assertThat(balance.failed().nodes()
                        + balance.pending().nodes()
                        + balance.drifted().nodes()
                        + balance.excluded().nodes())
                .isZero();
    }

    /** What the migration says that it wrote is there as it is in the source. */
    private static void assertWritten(Migration migration, Trial trial, Universe calm) throws IOException {
        SortedMap<String, String> wanted = new TreeMap<>();
        SortedMap<String, String> found = new TreeMap<>();
        try (Spectra undisturbed = Spectra.open(calm.config())) {
            for (NodeView node : Nodes.of(migration, Side.SRC)) {
                if (node.copy() == CopyStatus.SUCCESSFUL) {
                    wanted.put(node.path(), look(undisturbed, calm.source(), node));
                    found.put(node.path(), look(trial.spectra(), calm.destination(), node));
                }
            }
        }
        assertThat(new Facts(found).differences(new Facts(wanted))).isEmpty();
    }

    private static String look(Spectra spectra, String world, NodeView node) throws IOException {
        Entry entry = Patiently.ask(() -> spectra.world(world).stat(node.path()));
        return node.kind() == NodeKind.FOLDER
                ? entry.kind().toString()
                : entry.size() + " " + entry.mtime() + " "
                        + Patiently.ask(() -> spectra.world(world).checksum(node.path(), ChecksumAlgorithm.SHA256));
    }
}
