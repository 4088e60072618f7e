package org.sylos.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.engine.api.Phase;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Program;
import org.sylos.it.run.SftpServer;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/**
 * Migrations through the SFTP plugin that are killed, or whose connections are, then the same command again. The test proves
 * nothing when the kills miss the work, so it fails then.
 */
final class SftpKillTest {
    private static final int FOLDERS = 60;
    private static final int SMALL_FILES = 1_200;
    private static final int LARGE_FILES = 2;
    private static final int LARGE = 8 << 20;
    private static final int KILLS = 3;
    private static final int MOST_RUNS = 12;
    private static final Instant BEGIN = Instant.parse("2010-01-01T00:00:00Z");
    private static final String NAME = "killed";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final long seed = Long.getLong("sylos.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");

    @BeforeAll
    static void needsPrograms() {
        Judges.assumeThere();
        SftpServer.assumeThere();
    }

    @Test
    void a_killed_migration_to_a_server_ends_right() throws IOException, InterruptedException {
        makeTree();
        try (SftpServer server = SftpServer.start(work.resolve("server"))) {
            survive(source.toString(), server.location(destination), server.options("--dst-set"));
        }
    }

    @Test
    void a_killed_migration_from_a_server_ends_right() throws IOException, InterruptedException {
        makeTree();
        try (SftpServer server = SftpServer.start(work.resolve("server"))) {
            survive(server.location(source), destination.toString(), server.options("--src-set"));
        }
    }

    @Test
    void connections_that_are_killed_while_it_copies_are_made_again() throws IOException, InterruptedException {
        makeTree();
        try (SftpServer server = SftpServer.start(work.resolve("server"))) {
            Sylos sylos = Sylos.withHome(work.resolve("home")).quick();
            Attack attack = Attack.on(
                    sylos, NAME, source.toString(), server.location(destination), server.options("--dst-set"));
            assertThat(attack.awaitPhase(Phase.COPYING)).as("copy seen").isTrue();
            assertThat(server.killSessions())
                    .as("whether there were connections")
                    .isTrue();
            attack.running().await().expect(0);
            judge();
        }
    }

    private void survive(String from, String to, String... options) throws IOException, InterruptedException {
        Sylos sylos = Sylos.withHome(work.resolve("home")).quick();
        Duration span = Duration.ofSeconds(1);
        int hits = 0;
        for (int run = 1; hits < KILLS; run++) {
            assertThat(run).as("runs with -Dsylos.seed=%d", seed).isLessThan(MOST_RUNS);
            Attack attack = Attack.on(sylos, NAME, from, to, options);
            // The first kill is aimed at discovery, which through a server is connecting as well.
            boolean seen = attack.awaitPhase(hits == 0 ? Phase.TRAVERSING : Phase.COPYING);
            if (seen && attack.killWithin(span, random)) {
                hits++;
            } else {
                // It was faster: what is there is right already, and the next ones are killed sooner, from the
                // beginning.
                attack.running().await().expect(0);
                judge();
                span = span.dividedBy(2);
                Program.of("rm", "-rf", destination.toString()).run().expect(0);
            }
        }
        Attack.on(sylos, NAME, from, to, options).running().await().expect(0);
        judge();
    }

    private void judge() {
        Judges.assertSame(source, destination);
        assertThat(Judges.find(destination, "-name .sylos-*")).isEmpty();
    }

    /** Times are whole seconds: the protocol has no others. */
    private void makeTree() throws IOException {
        Path[] folders = new Path[FOLDERS];
        for (int i = 0; i < FOLDERS; i++) {
            Path above = i == 0 ? source : folders[random.nextInt(i)];
            folders[i] = Files.createDirectories(above.resolve("folder-" + i));
        }
        for (int i = 0; i < SMALL_FILES + LARGE_FILES; i++) {
            byte[] content = new byte[i < SMALL_FILES ? random.nextInt(3000) : LARGE + i];
            random.nextBytes(content);
            Path file = Files.write(folders[random.nextInt(FOLDERS)].resolve("file-" + i), content);
            Files.setLastModifiedTime(file, FileTime.from(BEGIN.plusSeconds(i)));
        }
        for (int i = 0; i < FOLDERS; i++) {
            Path link = Files.createSymbolicLink(folders[i].resolve("link"), Path.of("../nowhere \u00e9"));
            Program.of("touch", "-h", "-d", "@" + (BEGIN.getEpochSecond() + i), link.toString())
                    .run()
                    .expect(0);
        }
        for (int i = FOLDERS - 1; i >= 0; i--) {
            Files.setLastModifiedTime(folders[i], FileTime.from(BEGIN.plusSeconds(-i)));
        }
        Files.setLastModifiedTime(source, FileTime.from(BEGIN));
    }
}
