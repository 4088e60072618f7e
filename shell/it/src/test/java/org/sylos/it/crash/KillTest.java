package org.sylos.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationManager;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/**
 * {@code kill -9} at random moments of discovery and copy, then the same command again. Every few kills the migration may
 * complete, is judged, and another one begins. The test proves nothing when the kills miss the work, so it goes on until enough
 * of them have hit it, and fails when that takes too many runs.
 */
final class KillTest {
    private static final int SMALL_FILES = 10_000;
    private static final int KILLS = 15;
    private static final int HITS = 10;
    private static final int HITS_OF_EACH_PHASE = 3;
    private static final int KILLS_PER_MIGRATION = 5;
    private static final int MOST_RUNS = 80;
    private static final String NAME = "killed";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final long seed = Long.getLong("sylos.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path source = work.resolve("source");

    private Duration discoveryTime = Duration.ZERO;
    private Duration copyTime = Duration.ZERO;
    private int runs;
    private int kills;
    private int inDiscovery;
    private int inCopy;

    @BeforeAll
    static void needsJudges() {
        Judges.assumeThere();
    }

    @Test
    void the_same_command_after_each_kill_ends_right() throws IOException, InterruptedException {
        try {
            ManyFiles.make(source, seed, SMALL_FILES);
            measure();
            for (int round = 1; kills < KILLS || !enough(); round++) {
                Sylos sylos = Sylos.withHome(work.resolve("home-" + round));
                attack(sylos, work.resolve("destination-" + round), round);
                finish(sylos, work.resolve("destination-" + round));
            }
        } finally {
            System.out.printf(
                    "KillTest with -Dsylos.seed=%d: %d runs, %d kills, %d in discovery, %d in copy%n",
                    seed, runs, kills, inDiscovery, inCopy);
        }
    }

    private boolean enough() {
        return inDiscovery + inCopy >= HITS && inDiscovery >= HITS_OF_EACH_PHASE && inCopy >= HITS_OF_EACH_PHASE;
    }

    /** Finds out how long the phases take here and now, so that the kills can be aimed. */
    private void measure() throws InterruptedException {
        Attack attack = Attack.on(Sylos.withHome(work.resolve("home-0")), NAME, source, work.resolve("destination-0"));
        assertThat(attack.awaitPhase(Phase.TRAVERSING)).as("discovery seen").isTrue();
        long discovery = System.nanoTime();
        assertThat(attack.awaitPhase(Phase.COPYING)).as("copy seen").isTrue();
        long copy = System.nanoTime();
        attack.running().await().expect(0);
        discoveryTime = Duration.ofNanos(copy - discovery);
        copyTime = Duration.ofNanos(System.nanoTime() - copy);
    }

    private void attack(Sylos sylos, Path destination, int round) throws IOException, InterruptedException {
        int killed = 0;
        while (killed < KILLS_PER_MIGRATION) {
            assertThat(++runs).as("runs needed so far").isLessThan(MOST_RUNS);
            Attack attack = Attack.on(sylos, NAME, source, destination);
            boolean early = random.nextInt(8) == 0;
            Phase aim = killed < 2 && discovering(sylos) ? Phase.TRAVERSING : Phase.COPYING;
            if (!(early ? attack.killWithin(Duration.ofMillis(1500), random) : kill(attack, aim))) {
                attack.running().await().expect(0);
                return;
            }
            killed++;
            kills++;
            Phase hit = examine(sylos, destination, "round " + round + ", kill " + killed);
            if (!early && aim == Phase.TRAVERSING && hit != aim) {
                discoveryTime = shorter(discoveryTime);
            }
        }
    }

    private boolean discovering(Sylos sylos) {
        return Attack.details(sylos, NAME)
                .map(details -> details.phase() != Phase.COPYING && details.returnTo() != Phase.COPYING)
                .orElse(true);
    }

    /** Kills a run while it works; answers whether it had not come to its end before. */
    private boolean kill(Attack attack, Phase aim) throws InterruptedException {
        if (!attack.awaitPhase(aim)) {
            return false;
        }
        boolean killed = attack.killWithin(aim == Phase.TRAVERSING ? discoveryTime : copyTime, random);
        if (!killed) {
            copyTime = shorter(copyTime);
        }
        return killed;
    }

    private static Duration shorter(Duration time) {
        return time.multipliedBy(2).dividedBy(3);
    }

    /** Counts what the kill hit, and compares what is claimed with what is there. */
    private @Nullable Phase examine(Sylos sylos, Path destination, String when) throws IOException {
        Optional<MigrationDetails> details = Attack.details(sylos, NAME);
        if (details.isEmpty()) {
            return null;
        }
        assertThat(details.get().runningPid()).as("process of a run, %s", when).isNegative();
        Phase hit = details.get().phase();
        if (hit == Phase.TRAVERSING) {
            inDiscovery++;
        } else if (hit == Phase.COPYING) {
            inCopy++;
        }
        // The program is to find the wreck as it lies just as often as after somebody else has opened it.
        if (random.nextBoolean()) {
            try (MigrationManager manager = sylos.manager();
                    Migration migration = manager.get(NAME)) {
                assertThat(migration.phase().inProgress())
                        .as("in progress, %s", when)
                        .isFalse();
                if (migration.phase() == Phase.SUSPENDED) {
                    new Claims(migration, source, destination).check();
                }
            }
        }
        return hit;
    }

    private void finish(Sylos sylos, Path destination) throws IOException {
        runs++;
        Finished finished = sylos.migrate(source, destination, "--name", NAME).expect(0);
        assertThat(finished.err()).doesNotContain("unexpected");
        Judges.assertSame(source, destination);
        assertThat(Judges.find(destination, "-name .sylos-*")).isEmpty();
        try (MigrationManager manager = sylos.manager();
                Migration migration = manager.get(NAME)) {
            assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
            Claims claims = new Claims(migration, source, destination);
            claims.check();
            assertThat(claims.outcomes().keySet()).isSubsetOf(CopyStatus.SUCCESSFUL, CopyStatus.ALREADY_EXISTS);
            assertThat(migration.balance().total().nodes()).isEqualTo(Judges.count(source));
        }
    }
}
