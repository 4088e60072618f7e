package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** Simulated trees that cannot be: it is said what is wrong, and nothing is lost. */
final class SimulatorTroubleTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path home = work.resolve("home");
    private final Sylos sylos = Sylos.withHome(home).quick();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spectra:missing.yaml | missing.yaml",
                "spectra:number.yaml | 'seed'",
                "spectra:key.yaml | 'max-dept'",
                "spectra:no-folder.yaml | make the folder first",
                "spectra:demo?world=nowhere | its worlds are primary, s1, s2",
                "spectra:demo?word=primary | the options are"
            })
    void a_configuration_that_cannot_be_is_refused(String location, String said) throws IOException {
        Files.writeString(work.resolve("number.yaml"), "seed: many\n");
        Files.writeString(work.resolve("key.yaml"), "max-dept: 3\n");
        Files.writeString(work.resolve("no-folder.yaml"), "store: not/there/changes.duckdb\n");
        Finished finished = sylos.program("migrate", location, "destination", "--yes")
                .in(work.path())
                .run();
        assertRefused(finished, said);
        assertThat(work.resolve("destination")).doesNotExist();
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    work.resolve("served.yaml"),
                    "max-depth: 1\nworlds: {s1: {probability: 0}}\nhttp: {port: " + taken.getLocalPort() + "}\n");
            Finished finished = sylos.program("migrate", "spectra:served.yaml", "spectra:served.yaml?world=s1", "--yes")
                    .in(work.path())
                    .run();
            assertRefused(finished, "port " + taken.getLocalPort());
        }
    }

    @Test
    void a_full_disk_under_a_store_is_a_recorded_failure_and_more_room_lets_it_end() throws IOException {
        assumeTrue(Program.isRoot(), "needs root, to mount a small file system");
        Path small = Files.createDirectories(work.resolve("small"));
        Path config = Files.writeString(work.resolve("tree.yaml"), """
            max-depth: 1
            folders: {min: 10, max: 10}
            files: {min: 400, max: 400}
            file-size: {distribution: fixed, size: 10}
            worlds: {s1: {probability: 0}}
            """);
        String source = "spectra:" + config;
        String destination = "spectra:" + config + "?world=s1&store=" + small.resolve("changes.duckdb");
        Program mount = Program.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString());
        assumeTrue(mount.run().exit() == 0, "needs the right to mount a small file system");
        try {
            Finished full = sylos.run("migrate", source, destination, "--yes").expect(3);
            assertThat(full.out())
                    .contains("no-space", "there is no room left to write the Spectra store")
                    .contains("finished with failures");
            assertThat(full.err()).doesNotContain("Exception", "\tat ");

            Program.of("mount", "-o", "remount,size=60m", small.toString())
                    .run()
                    .expect(0);
            Finished rest = sylos.run("migrate", source, destination, "--yes").expect(0);
            // What had been written before is still there.
            assertThat(rest.out()).containsPattern("already there +[1-9]");
            assertThat(sylos.run("migrate", source, destination, "--yes")
                            .expect(0)
                            .out())
                    .contains("Nothing to do");
        } finally {
            Program.of("umount", small.toString()).run().expect(0);
        }
    }

    private void assertRefused(Finished finished, String said) throws IOException {
        finished.expect(1);
        assertThat(finished.err()).as("%s", finished).contains(said).doesNotContain("Exception", "\tat ");
        assertThat(finished.errLines()).hasSizeBetween(1, 3);
        assertThat(finished.out()).isEmpty();
        assertThat(Judges.find(work.path(), "-path */home/migrations/*")).isEmpty();
    }
}
