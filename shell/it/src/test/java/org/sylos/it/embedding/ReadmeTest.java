package org.sylos.it.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;

/** The code that the pages show compiles as it stands, in a module that requires what the pages say, and does what they say. */
final class ReadmeTest {
    @TempDir
    private Path work;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "engine-core/README.md"})
    void the_lines_that_embed_the_engine_move_a_folder(String page) throws IOException {
        Files.createDirectories(work.resolve("source/sub"));
        Files.writeString(work.resolve("source/sub/one"), "one");

        assertThat(Snippet.in(page))
                .singleElement()
                .satisfies(lines -> run(
                                "org.sylos.engine.core",
                                "duckdb.jdbc",
                                """
                        import java.nio.file.Path;
                        import org.sylos.engine.core.*;

                        public final class Example {
                            public static void main(String[] args) throws InterruptedException {
                                System.out.print(migrate(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).outcome());
                            }

                            static RunResult migrate(Path source, Path destination, Path home) throws InterruptedException {
                        %s
                            }
                        }
                        """.formatted(lines),
                                "source",
                                "destination",
                                "home")
                        .isEqualTo("COMPLETED"));
        assertThat(work.resolve("destination/sub/one")).hasContent("one");
    }

    @Test
    void the_lines_that_use_the_simulator_list_a_tree() throws IOException {
        assertThat(Snippet.in("adapter-spectra/README.md"))
                .singleElement()
                .satisfies(lines -> run("org.sylos.adapter.spectra", "ALL-UNNAMED", """
                        import java.io.IOException;
                        import java.nio.file.*;
                        import java.util.List;
                        import org.sylos.adapter.spectra.*;
                        import org.sylos.adapter.spectra.config.*;
                        import org.sylos.adapter.spectra.http.*;
                        import org.sylos.adapter.spectra.nio.*;
                        import org.sylos.engine.api.fs.*;

                        public final class Example {
                            public static void main(String[] args) throws IOException {
                        %s
                            }
                        }
                        """.formatted(lines))
                        .contains("Entry[name=", "kind=FOLDER", "kind=FILE"));
    }

    /** Compiles a class as the only one of a module and runs it; what it wrote to standard output. */
    private AbstractStringAssert<?> run(String required, String nativeCode, String type, String... places) {
        return assertThat(output(required, nativeCode, type, places));
    }

    private String output(String required, String nativeCode, String type, String... places) {
        Path library = Sylos.distribution().resolve("lib");
        Path classes = work.resolve("classes");
        compile(
                List.of(
                        write("module-info.java", "module example { requires " + required + "; }"),
                        write("example/Example.java", "package example;\n" + type)),
                library,
                classes);
        Finished finished = Program.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=" + nativeCode)
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .with("--module-path", library + File.pathSeparator + classes)
                .with("--module", "example/example.Example")
                .with(places)
                .set("LC_ALL", "C.UTF-8")
                .in(work)
                .run()
                .expect(0);
        assertThat(finished.err()).isEmpty();
        return finished.out();
    }

    private Path write(String name, String text) {
        try {
            Path file = work.resolve("src").resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(List<Path> sources, Path library, Path classes) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        int exit = ToolProvider.findFirst("javac")
                .orElseThrow(() -> new AssertionError("this Java has no compiler"))
                .run(
                        printer,
                        printer,
                        Stream.concat(
                                        Stream.of(
                                                "--release",
                                                "17",
                                                "-Xlint:all,-requires-automatic",
                                                "-Werror",
                                                "--module-path",
                                                library.toString(),
                                                "-d",
                                                classes.toString()),
                                        sources.stream().map(Path::toString))
                                .toArray(String[]::new));
        assertThat(exit).as(output.toString()).isZero();
    }
}
