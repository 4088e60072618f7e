package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        return quick(sylos("--version"));
    }

    private boolean quick(Program sylos) throws IOException {
        Path log = folder.resolve("classes.log");
        sylos.set("SYLOS_JAVA_OPTS", "-Xlog:class+load:file=" + log).run().expect(0);
        List<String> ours;
        try (Stream<String> lines = Files.lines(log)) {
            ours = lines.filter(line -> line.contains(" org.sylos.shell.Main ")).toList();
        }
        assertThat(ours).hasSize(1);
        return ours.get(0).contains("shared objects file");
    }

    /** The archives in a folder. */
    private static List<Path> archives(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("classes-\\d+"))
                    .toList();
        }
    }

    /** The Java of the tests in another place. */
    private Path anotherJava() throws IOException {
        Path original = Path.of(System.getProperty("java.home"));
        Path other = folder.resolve("another-java");
        Path java = Files.createDirectories(other.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexec '" + original.resolve("bin/java") + "' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(original.resolve("release"), other.resolve("release"));
        return other;
    }

    /** What the program itself says, which Java has to be started for. */
    private String itself(String... words) {
        return sylos(words)
                .set("SYLOS_JAVA_OPTS", "-Dsome.thing=else")
                .run()
                .expect(0)
                .out();
    }

    @Test
    void a_prepared_distribution_takes_its_classes_from_the_archive_as_long_as_it_fits() throws IOException {
        assertThat(quick()).isFalse();
        Finished prepared = sylos("--prepare").run();
        prepared.expect(0);
        assertThat(prepared.out()).isEmpty();
        List<Path> archives = archives(distribution.resolve("cache"));
        assertThat(archives).hasSize(1);
        assertThat(quick()).isTrue();
        assertThat(quick(sylos("--version").set("SYLOS_JAVA_HOME", anotherJava().toString())))
                .as("with another Java")
                .isFalse();

        Path another = Files.createFile(distribution.resolve("lib/another.txt"));
        assertThat(quick()).as("after the distribution changed").isFalse();
        Files.delete(another);

        Path archive = archives.get(0);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        Finished list = sylos("filters").run().expect(0);
        assertThat(list.err()).as("with a damaged archive").isEmpty();
    }

    @Test
    void what_is_kept_with_the_archive_is_what_the_program_says() throws IOException {
        sylos("--prepare").run().expect(0);
        Path archive = archives(distribution.resolve("cache")).get(0);
        for (String word : List.of("help", "--help", "-h", "--version", "-V")) {
            Finished said = sylos(word).run().expect(0);
            assertThat(said.out()).as(word).isEqualTo(itself(word)).isNotEmpty();
            assertThat(said.err()).as(word).isEmpty();
        }
        Path coloured = archive.resolveSibling(archive.getFileName() + ".help-in-colour");
        String colours = Files.readString(coloured);
        assertThat(colours).contains("\033[");
        assertThat(colours.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(itself("help"));

        Files.writeString(archive.resolveSibling(archive.getFileName() + ".help"), "kept\n");
        assertThat(sylos("--help").run().expect(0).out()).isEqualTo("kept\n");
        assertThat(sylos("--help", "--no-color").run().expect(0).out()).isEqualTo(itself("--help"));
        Files.createFile(distribution.resolve("lib/another.txt"));
        assertThat(sylos("--help").run().expect(0).out())
                .as("when it does not hold any more")
                .isEqualTo(itself("--help"));
    }

    @Test
    void the_archive_of_a_distribution_that_cannot_be_written_is_the_users() throws IOException {
        Files.createFile(distribution.resolve("cache"));
        sylos("--prepare").run().expect(0);
        assertThat(archives(folder.resolve("user's cache/sylos"))).hasSize(1);
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
