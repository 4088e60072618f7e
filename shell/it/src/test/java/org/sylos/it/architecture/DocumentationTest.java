package org.sylos.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who compiles against an exported package finds everything in it documented. */
final class DocumentationTest {
    @TempDir
    private Path work;

    @ParameterizedTest
    @CsvSource({
        SylosModules.API + ", engine-api",
        SylosModules.CORE + ", engine-core",
        SylosModules.SPECTRA + ", adapter-spectra",
        SylosModules.KITS + ", plugins/tck"
    })
    void exported_packages_are_documented_without_a_gap(String module, String folder) throws IOException {
        Path sources = Path.of(System.getProperty("basedir", "."), "../..", folder, "src/main/java")
                .toRealPath();
        List<Path> files = new ArrayList<>();
        for (String exported : SylosModules.all().exported(module)) {
            String name = exported.replace('.', '/');
            Files.createDirectories(work.resolve(name));
            try (Stream<Path> found = Files.list(sources.resolve(name))) {
                for (Path file :
                        found.filter(one -> one.toString().endsWith(".java")).toList()) {
                    // A copy, so that the compiler takes what is not exported from the jar, where it has no comments.
                    files.add(Files.copy(file, work.resolve(name).resolve(file.getFileName())));
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(5);
        assertThat(Documentation.findings(module, work, files)).isEmpty();
    }

    @Test
    void gaps_and_mistakes_are_found() throws IOException {
        Path file = work.resolve("Bad.java");
        Files.writeString(file, """
                package org.sylos.engine.api;
                /** Sees {@link Nowhere}. */
                public record Bad(int x) {
                    /** Checks. */
                    public Bad {}
                    /** Adds. */
                    public int plus(int y) { return x + y; }
                    public int minus(int y) { return x - y; }
                }
                """);

        assertThat(Documentation.findings(SylosModules.API, work, List.of(file)))
                .containsExactlyInAnyOrder(
                        "Bad.java:2 reference not found",
                        "Bad.java:3 no @param for x",
                        "Bad.java:7 no @param for y",
                        "Bad.java:7 no @return",
                        "Bad.java:8 no comment");
    }
}
