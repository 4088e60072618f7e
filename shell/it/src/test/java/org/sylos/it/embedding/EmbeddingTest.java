package org.sylos.it.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.it.Embedder;
import org.sylos.it.GeneratedTree;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Program;
import org.sylos.it.run.Sylos;

/** A foreign module uses the engine on the module path, in a process of its own. */
final class EmbeddingTest {
    @TempDir
    private Path work;

    @BeforeEach
    void makeSource() throws IOException {
        Path source = work.resolve("source");
        Files.createDirectories(source.resolve("sub/deep"));
        Files.writeString(source.resolve("one"), "one");
        Files.writeString(source.resolve("sub/two"), "two two");
        Files.createFile(source.resolve("sub/deep/empty"));
    }

    @Test
    void step_by_step_between_two_folders() throws IOException {
        assertSeen("steps")
                .containsEntry("threads-before-asked", "[]")
                .containsEntry("refused", "CREATED")
                .containsEntry("phase-after-refusal", "CREATED")
                .containsEntry("discovered", "NEEDS_REVIEW")
                .containsEntry("planned-nodes", "6")
                .containsEntry("planned-bytes", "10")
                .containsEntry("copied", "COMPLETED")
                .containsEntry("copied-nodes", "6")
                .containsEntry("adds-up", "true")
                .containsEntry("verified", "COMPLETED")
                .containsEntry("phase", "COMPLETED")
                .containsEntry("breaches", "[]")
                .containsEntry("heard", "[COMPLETED, COPYING, REVIEW, TRAVERSING]")
                .containsEntry("listed", "steps");
        assertThat(contents(work.resolve("destination"))).isEqualTo(contents(work.resolve("source")));
    }

    @Test
    void an_adapter_and_a_filter_of_ones_own_suspended_and_resumed() throws IOException {
        int files = GeneratedTree.FILES - GeneratedTree.FILES_PER_FOLDER;
        int nodes = 1 + GeneratedTree.FOLDERS - 1 + files;
        Map<String, String> seen = new LinkedHashMap<>();
        assertSeen("suspend")
                .satisfies(seen::putAll)
                .containsEntry("discovered", "NEEDS_REVIEW")
                .containsEntry("planned", String.valueOf(nodes))
                .containsEntry("excluded", "1")
                .containsEntry("excluded-by", "/folder-9: not this one")
                .containsEntry("stopped", "SUSPENDED")
                .containsEntry("done", "true")
                .containsEntry("reopened", "SUSPENDED")
                .containsEntry("outcome", "COMPLETED")
                .containsEntry("copied", String.valueOf(nodes))
                .containsEntry("verified", String.valueOf(files))
                .containsEntry("adds-up", "true")
                .containsEntry("breaches", "[]")
                .containsEntry("closed-by-engine", "0");
        int before = Integer.parseInt(String.valueOf(seen.get("copied-before")));
        int after = Integer.parseInt(String.valueOf(seen.get("reads-after")));
        assertThat(before).as("copied before the stop").isBetween(nodes - files, nodes - 1);
        assertThat(after)
                .as("files read after the resume: those that were not copied before, and no others")
                .isEqualTo(nodes - before);
        Map<String, String> copied = contents(work.resolve("destination"));
        assertThat(copied)
                .hasSize(files)
                .allSatisfy((path, content) -> assertThat(path).doesNotStartWith("/folder-9/"))
                .allSatisfy((path, content) ->
                        assertThat(content).isEqualTo(new String(GeneratedTree.content(path), StandardCharsets.UTF_8)));
    }

    /** Runs a scenario; what must hold of every embedded engine is checked here. */
    private MapAssert<String, String> assertSeen(String scenario) throws IOException {
        Path report = work.resolve("report");
        Finished finished = Program.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=duckdb.jdbc")
                // Whether and where it logs is the embedder's choice.
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .with("--module-path", Sylos.distribution().resolve("lib") + File.pathSeparator + embedder())
                .with("--module", "org.sylos.it/" + Embedder.class.getName())
                .with(scenario, work.toString(), report.toString())
                .set("LC_ALL", "C.UTF-8")
                .run()
                .expect(0);
        assertThat(finished.out()).isEmpty();
        assertThat(finished.err()).isEmpty();
        Map<String, String> seen = read(report);
        return assertThat(seen)
                .containsEntry("end", "reached")
                .containsEntry("threads", "[]")
                .containsEntry("open", "[]");
    }

    private static Path embedder() {
        return Path.of(System.getProperty("basedir", "."), "target", "classes");
    }

    private static Map<String, String> read(Path report) throws IOException {
        Properties properties = new Properties();
        try (var lines = Files.newBufferedReader(report)) {
            properties.load(lines);
        }
        Map<String, String> seen = new TreeMap<>();
        properties.forEach((key, value) -> seen.put(key.toString(), value.toString()));
        return seen;
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put("/" + root.relativize(file), Files.readString(file));
            }
        }
        return contents;
    }
}
