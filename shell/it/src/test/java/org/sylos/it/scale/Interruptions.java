package org.sylos.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.sylos.engine.api.Phase;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** Carries discovery or copy out, stopping it a few times at a random call in one way or another. */
final class Interruptions {
    private static final int MOST = 4;
    private static final Duration GLANCE = Duration.ofMillis(1);

    private final Trial trial;
    private final Random random;
    private final boolean discovery;
    private int count;

    Interruptions(Trial trial, Random random, boolean discovery) {
        this.trial = trial;
        this.random = random;
        this.discovery = discovery;
    }

    /** How many there were. */
    int count() {
        return count;
    }

    /** Runs to the end; answers the migration as it was opened last. */
    Migration through(Migration begun) throws InterruptedException {
        Migration migration = begun;
        for (int attempt = 0; ; attempt++) {
            Gate gate = new Gate("an interruption");
            AtomicInteger left = new AtomicInteger(attempt < MOST ? callsUntilNext(attempt) : 0);
            hold(left, gate);
            RunController run = start(migration);
            while (!run.await(GLANCE) && gate.waiting() == 0) {
                // Neither at its end nor at the gate.
            }
            left.set(0);
            if (gate.waiting() == 0) {
                gate.open();
                RunResult result = Trial.ended(run);
                assertThat(result.outcome()).isNotEqualTo(RunOutcome.SUSPENDED);
                return migration;
            }
            count++;
            migration = interrupt(migration, run, gate);
            if (migration.phase() != Phase.SUSPENDED) {
                // It was at its end, but for the call that was held up.
                return migration;
            }
        }
    }

    /** The first one comes soon, so that there is one; later ones come anywhere. */
    private int callsUntilNext(int attempt) {
        return 1 + random.nextInt(attempt == 0 ? 3 : 1 << random.nextInt(11));
    }

    private void hold(AtomicInteger left, Gate gate) {
        FaultRule stop = FaultRule.run(event -> {
                    if (left.get() > 0 && left.decrementAndGet() == 0) {
                        gate.pass();
                    }
                })
                .on(
                        FsOperation.LIST,
                        FsOperation.NEXT_PAGE,
                        FsOperation.CHECKSUM,
                        FsOperation.CREATE_FOLDER,
                        FsOperation.OPEN_READ,
                        FsOperation.READ,
                        FsOperation.OPEN_WRITE,
                        FsOperation.COMMIT,
                        FsOperation.SET_METADATA);
        trial.srcFaults.clear();
        trial.dstFaults.clear();
        trial.srcFaults.add(random.nextBoolean() ? stop : stop.afterwards());
        trial.dstFaults.add(random.nextBoolean() ? stop : stop.afterwards());
    }

    private RunController start(Migration migration) {
        if (migration.phase() == Phase.SUSPENDED) {
            return migration.resume();
        }
        return discovery ? migration.startTraversal() : migration.startCopy("test");
    }

    private Migration interrupt(Migration migration, RunController run, Gate gate) throws InterruptedException {
        int how = random.nextInt(4);
        if (how == 1) {
            run.shutdownNow();
        } else if (how != 2) {
            run.shutdown();
        }
        gate.open();
        if (how >= 2) {
            // The database is closed under the run, which is suspended for that.
            return trial.reopen();
        }
        Trial.ended(run);
        return migration;
    }
}
