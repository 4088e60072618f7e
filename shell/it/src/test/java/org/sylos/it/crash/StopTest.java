package org.sylos.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.engine.api.Phase;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** A run that is asked to stop suspends, says how to go on, and goes on. */
final class StopTest {
    private static final String NAME = "stopped";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");
    private final Sylos sylos = Sylos.withHome(work.resolve("home"));

    @BeforeAll
    static void needsJudges() {
        Judges.assumeThere();
    }

    /** Ctrl-C, the system that shuts down, and the terminal that is closed. */
    @ParameterizedTest
    @CsvSource({"INT, TRAVERSING", "TERM, TRAVERSING", "HUP, COPYING"})
    void a_signal_suspends_and_the_printed_command_resumes(String signal, Phase phase)
            throws IOException, InterruptedException {
        ManyFiles.make(source, 1, 12_000);
        Attack attack = Attack.on(sylos, NAME, source, destination);
        assertThat(attack.awaitPhase(phase)).as("seen in %s", phase).isTrue();
        Program.of(
                        "kill",
                        "-" + signal,
                        String.valueOf(attack.running().process().pid()))
                .run()
                .expect(0);
        assertSuspended(attack.running().await(), phase);
        goOn(phase);
    }

    /** The start is delayed, so that the run goes on for as long as the other process takes. */
    @Test
    void another_process_may_ask_for_it() throws IOException, InterruptedException {
        Files.createDirectories(source.resolve("folder"));
        Attack attack = Attack.on(sylos, NAME, source, destination, "--startup-delay", "60s");
        assertThat(attack.awaitPhase(Phase.TRAVERSING)).isTrue();
        sylos.run("stop", NAME).expect(0);
        assertSuspended(attack.running().await(), Phase.TRAVERSING);
        sylos.migrate(source, destination, "--name", NAME, "--startup-delay", "0s")
                .expect(0);
        Judges.assertSame(source, destination);
    }

    private void assertSuspended(Finished finished, Phase phase) {
        finished.expect(6);
        assertThat(finished.err()).contains("Suspended").contains("sylos resume " + NAME);
        MigrationDetails details = Attack.details(sylos, NAME).orElseThrow();
        assertThat(details.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(details.returnTo()).isEqualTo(phase);
        assertThat(details.runningPid()).isNegative();
        assertThat(Judges.find(work.path(), "-name .sylos-*")).isEmpty();
    }

    private void goOn(Phase phase) {
        if (phase == Phase.TRAVERSING) {
            sylos.run("resume", NAME).expect(7);
            sylos.run("copy", NAME).expect(0);
        } else {
            sylos.run("resume", NAME).expect(0);
        }
        Judges.assertSame(source, destination);
    }
}
