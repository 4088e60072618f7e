package org.sylos.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.WorldCount;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationManager;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/**
 * Ten million nodes a side, in the program as users start it. All but one or two of a hundred are at the destination already: what
 * is written, the simulator keeps in the program's own heap. The number of nodes is the system property {@code
 * sylos.scale.nodes}.
 */
@Tag("scale")
final class TenMillionTest {
    private static final long NODES = Long.getLong("sylos.scale.nodes", 10_000_000);
    private static final long MOST_MEMORY = 3L << 29;
    private static final Duration LIMIT = Duration.ofHours(2);
    private static final String NAME = "ten-million";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "peak memory is read from /proc")
    void ten_million_nodes_a_side_are_discovered_copied_and_verified_in_bounded_memory()
            throws IOException, InterruptedException {
        Path config = Files.writeString(work.resolve("worlds.yaml"), configuration());
        Sylos sylos = Sylos.withHome(work.resolve("home"));
        Program.Running running = sylos.program(
                        "migrate",
                        "spectra:" + config + "?world=primary",
                        "spectra:" + config + "?world=s1",
                        "--name",
                        NAME,
                        "--verify",
                        "checksum",
                        "--yes")
                .within((int) LIMIT.toSeconds())
                .start();
        long peak = PeakMemory.untilEndOf(running.process(), LIMIT);
        running.await().expect(0);

        WorldCount source;
        WorldCount destination;
        try (Spectra spectra = Spectra.open(config)) {
            source = spectra.world("primary").count();
            destination = spectra.world("s1").count();
        }
        try (MigrationManager manager = sylos.manager();
                Migration migration = manager.get(NAME)) {
            report(migration, source, destination, peak, Files.size(sylos.database(NAME)));
            assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
            assertThat(migration.inspect().breaches()).isEmpty();
            assertThat(migration.inspect().traversalCounts(Side.SRC))
                    .containsOnlyKeys(TraversalStatus.SUCCESSFUL)
                    .containsValue(tally(source));
            assertThat(migration.inspect().traversalCounts(Side.DST).get(TraversalStatus.SUCCESSFUL))
                    .isEqualTo(tally(destination));
            long missing = source.nodes() - destination.nodes();
            assertBalanced(migration.balance(), source, missing);
        }
        assertThat(peak).as("most memory of the process, in bytes").isLessThan(MOST_MEMORY);
    }

    /** With the root, which both sides have. */
    private static Tally tally(WorldCount world) {
        return new Tally(world.nodes() + 1, world.bytes());
    }

    private static void assertBalanced(Balance balance, WorldCount source, long missing) {
        assertThat(missing).isPositive();
        assertThat(balance.addsUp()).isTrue();
        assertThat(balance.total()).isEqualTo(tally(source));
        assertThat(balance.copied().nodes()).isEqualTo(missing);
        assertThat(balance.existing().nodes()).isEqualTo(source.nodes() + 1 - missing);
        assertThat(List.of(balance.excluded(), balance.failed(), balance.drifted(), balance.pending()))
                .containsOnly(Tally.ZERO);
    }

    /** Ten folders in each, so many levels deep that there are some ninety files to a folder. */
    private static String configuration() {
        int depth = Math.max(1, (int) Math.round(Math.log10((double) NODES)) - 2);
        long folders = 0;
        for (int level = 1, inLevel = 10; level <= depth; level++, inLevel *= 10) {
            folders += inLevel;
        }
        long files = Math.max(1, (NODES - folders) / (folders + 1));
        return String.format("""
            seed: 1
            max-depth: %d
            folders: {min: 10, max: 10}
            files: {min: %2$d, max: %2$d}
            file-size: {distribution: uniform, min: 0, max: 2000}
            worlds:
              s1: {probability: %3$s}
            """, depth, files, Math.pow(0.98, 1.0 / (depth + 1)));
    }

    @SuppressWarnings("SystemOut") // the figures are what the suite is run for
    private static void report(
            Migration migration, WorldCount source, WorldCount destination, long peak, long database) {
        long nodes = source.nodes() + destination.nodes();
        long copied = source.nodes() - destination.nodes();
        List<PhaseChange> history = migration.phaseHistory();
        Duration discovery = between(history, Phase.TRAVERSING, Phase.REVIEW);
        Duration copy = between(history, Phase.COPYING, Phase.COMPLETED);
        System.out.printf(
                "%,d nodes on both sides: discovery %.1f s, %,.0f nodes/s; %,d nodes copied and verified in %.1f s,"
                        + " %,.0f nodes/s; at most %,d MiB of memory; database %,d MiB, %.1f bytes a node%n",
                nodes,
                seconds(discovery),
                nodes / seconds(discovery),
                copied,
                seconds(copy),
                copied / seconds(copy),
                peak >> 20,
                database >> 20,
                database / (double) nodes);
    }

    private static Duration between(List<PhaseChange> history, Phase first, Phase then) {
        return Duration.between(entered(history, first), entered(history, then));
    }

    private static Instant entered(List<PhaseChange> history, Phase phase) {
        return history.stream()
                .filter(change -> change.to() == phase)
                .findFirst()
                .orElseThrow(() -> new AssertionError("never in " + phase + ": " + history))
                .at();
    }

    private static double seconds(Duration span) {
        return Math.max(0.001, span.toNanos() / 1e9);
    }
}
