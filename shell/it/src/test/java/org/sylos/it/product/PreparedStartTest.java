package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;

/** The archive of classes that makes starts quicker. */
class PreparedStartTest {
    @TempDir
    private Path folder;

    private Path distribution;

    @BeforeEach
    void copyDistribution() throws IOException {
        distribution = folder.resolve("sylos");
        Path original = Sylos.distribution();
        try (Stream<Path> all = Files.walk(original)) {
            for (Path path : all.toList()) {
                Path copy = distribution.resolve(original.relativize(path).toString());
                if (path.startsWith(original.resolve("cache"))) {
                    continue;
                }
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private Program sylos(String... arguments) {
        return Program.of(distribution.resolve("bin/sylos").toString())
                .with(arguments)
                .set("HOME", folder.resolve("user").toString())
                .set("SYLOS_HOME", folder.resolve("home").toString())
                .set("XDG_CACHE_HOME", folder.resolve("user's cache").toString());
    }

    /** Whether the classes of the program come out of an archive. */
    private boolean quick() throws IOException {
        Path log = folder.resolve("classes.log");
        Finished version = sylos("--version")
                .set("SYLOS_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run();
        version.expect(0);
        List<String> ours;
        try (Stream<String> lines = Files.lines(log)) {
            ours = lines.filter(line -> line.contains(" org.sylos.shell.Main ")).toList();
        }
        assertThat(ours).hasSize(1);
        return ours.get(0).contains("shared objects file");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_prepared_distribution_takes_its_classes_from_the_archive_as_long_as_it_fits() throws IOException {
        assertThat(quick()).isFalse();
        Finished prepared = sylos("--prepare").run();
        prepared.expect(0);
        assertThat(prepared.out()).isEmpty();
        assertThat(names(distribution.resolve("cache")))
                .singleElement()
                .asString()
                .startsWith("classes-");
        assertThat(quick()).isTrue();

        Path another = Files.createFile(distribution.resolve("lib/another.txt"));
        assertThat(quick()).as("after the distribution changed").isFalse();
        Files.delete(another);

        Path archive = distribution
                .resolve("cache")
                .resolve(names(distribution.resolve("cache")).get(0));
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        Finished version = sylos("--version").run().expect(0);
        assertThat(version.err()).as("with a damaged archive").isEmpty();
    }

    @Test
    void the_archive_of_a_distribution_that_cannot_be_written_is_the_users() throws IOException {
        Files.createFile(distribution.resolve("cache"));
        sylos("--prepare").run().expect(0);
        assertThat(names(folder.resolve("user's cache/sylos")))
                .singleElement()
                .asString()
                .startsWith("classes-");
        assertThat(quick()).isTrue();
    }

    @Test
    void a_place_that_java_cannot_do_it_for_is_told() throws IOException {
        Path moved = folder.resolve("a blank");
        Files.move(distribution, moved);
        distribution = moved;
        Finished prepared = sylos("--prepare").run().expect(1);
        assertThat(prepared.err()).contains("Java can't do it for", "a blank");
        assertThat(quick()).isFalse();
    }

    @Test
    void where_nothing_can_be_written_it_is_said_and_everything_else_works() throws IOException {
        Files.createFile(distribution.resolve("cache"));
        Files.createFile(folder.resolve("user's cache"));
        Finished prepared = sylos("--prepare").run();
        prepared.expect(1);
        assertThat(prepared.err()).contains("the archive of classes could not be made");
        sylos("list").run().expect(0);
    }
}
