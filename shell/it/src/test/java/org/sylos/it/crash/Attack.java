package org.sylos.it.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.sylos.engine.api.Phase;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationManager;
import org.sylos.it.run.Program.Running;
import org.sylos.it.run.Sylos;

/** One run of the program, watched from outside through the state file, to do something to it at a chosen moment. */
final class Attack {
    private static final Duration LOOK_EVERY = Duration.ofMillis(3);

    private final Sylos sylos;
    private final String migration;
    private final Running running;

    private Attack(Sylos sylos, String migration, Running running) {
        this.sylos = sylos;
        this.migration = migration;
        this.running = running;
    }

    /** Starts {@code migrate --yes} under a name. */
    static Attack on(Sylos sylos, String migration, Path source, Path destination, String... more) {
        return on(sylos, migration, source.toString(), destination.toString(), more);
    }

    /** As {@link #on(Sylos, String, Path, Path, String...)}, between locations of any kind. */
    static Attack on(Sylos sylos, String migration, String source, String destination, String... more) {
        // Parents hand on what they ignore: shells interrupts to what is in the background, nohup the end of the
        // terminal.
        Running running = sylos.program("migrate", source, destination, "--yes", "--name", migration)
                .with(more)
                .behind("env", "--default-signal=INT,HUP,TERM")
                .start();
        return new Attack(sylos, migration, running);
    }

    Running running() {
        return running;
    }

    /** Waits until this very process works in a phase; answers whether that came before its end. */
    boolean awaitPhase(Phase phase) throws InterruptedException {
        long pid = running.process().pid();
        return awaitDetails(details -> details.phase() == phase && details.runningPid() == pid);
    }

    /** Waits until the state file is as wanted; answers whether that came before the end of the process. */
    boolean awaitDetails(Predicate<MigrationDetails> wanted) throws InterruptedException {
        while (!running.process().waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (details(sylos, migration).filter(wanted).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lets the process live for a random part of a span, then kills it.
     *
     * @return whether it was still alive
     */
    boolean killWithin(Duration span, Random random) throws InterruptedException {
        long nanos = (long) (random.nextDouble() * span.toNanos());
        if (running.process().waitFor(nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        running.process().destroyForcibly();
        // Whoever was faster: only a process that was killed has this exit code.
        return running.await().exit() == 128 + 9;
    }

    /** What the state file tells; empty while there is none. Without one the engine would open the database. */
    static Optional<MigrationDetails> details(Sylos sylos, String migration) {
        if (!Files.exists(sylos.stateFile(migration))) {
            return Optional.empty();
        }
        try (MigrationManager manager = sylos.manager()) {
            return Optional.of(manager.details(migration));
        }
    }
}
