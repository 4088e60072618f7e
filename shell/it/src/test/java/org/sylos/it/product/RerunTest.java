package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** What a second command finds after a first one. */
final class RerunTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");
    private final Sylos sylos = Sylos.withHome(work.resolve("home")).quick();

    @BeforeAll
    static void needsJudges() {
        Judges.assumeThere();
    }

    @BeforeEach
    void makeSource() throws IOException {
        Files.createDirectories(source.resolve("folder/empty"));
        write(source.resolve("one"), "one", 1);
        write(source.resolve("folder/two"), "two two", 2);
        write(source.resolve("folder/three"), "three", 3);
    }

    @Test
    void a_second_run_finds_nothing_to_do_then_only_what_changed() throws IOException {
        sylos.migrate(source, destination).expect(0);
        Judges.assertSame(source, destination);

        List<String> changes = Judges.changes(destination);
        Finished second = sylos.migrate(source, destination).expect(0);
        assertThat(second.out()).contains("Nothing to do").doesNotContain("Result of");
        assertThat(Judges.changes(destination)).isEqualTo(changes);

        write(source.resolve("one"), "one!", 10);
        write(source.resolve("folder/four"), "four", 11);
        Files.delete(source.resolve("folder/three"));
        Finished third = sylos.migrate(source, destination).expect(0);
        assertThat(third.out())
                .containsPattern("create files +1 +4 B")
                .containsPattern("overwrite +1 +4 B")
                .containsPattern("destination only +1 +5 B")
                .containsPattern("Would be overwritten\n +/one");
        assertThat(destination.resolve("one")).hasContent("one!");
        assertThat(destination.resolve("folder/four")).hasContent("four");
        assertThat(destination.resolve("folder/three")).hasContent("three");
        // The rest was not touched: of the files, only the two that were written changed.
        assertThat(Judges.changes(destination).stream().filter(changes::contains))
                .anyMatch(line -> line.endsWith(" folder/two"))
                .anyMatch(line -> line.endsWith(" folder/three"))
                .noneMatch(line -> line.endsWith(" one"));
    }

    /** A file of the same size that was changed at the destination, and whose time is later there. */
    @ParameterizedTest
    @CsvSource({"newer, 0, 1, ONE", "size, 0, 1, ONE", "exists, 0, 1, ONE", "mtime, 1, 0, one", "checksum, 1, 0, one"})
    void the_compare_mode_decides_about_a_changed_destination(String mode, int overwritten, int kept, String content)
            throws IOException {
        Files.createDirectories(destination);
        Files.createDirectories(work.resolve("single"));
        write(work.resolve("single/one"), "one", 1);
        write(destination.resolve("one"), "ONE", 1000);
        Finished plan = sylos.run(
                "plan",
                work.resolve("single").toString(),
                destination.toString(),
                "--compare",
                mode,
                "--name",
                "single");
        plan.expect(0);
        assertThat(plan.out())
                .containsPattern("overwrite +" + overwritten + "\\b")
                // The root is kept as well.
                .containsPattern("keep +" + (kept + 1) + "\\b");
        assertThat(destination.resolve("one")).hasContent("ONE");
        sylos.run("copy", "single").expect(0);
        assertThat(destination.resolve("one")).hasContent(content);
    }

    @Test
    void a_changed_destination_of_another_size_is_overwritten_and_the_plan_says_so() throws IOException {
        sylos.migrate(source, destination).expect(0);
        write(destination.resolve("one"), "longer and newer", 1000);
        Finished again = sylos.migrate(source, destination).expect(0);
        assertThat(again.out()).containsPattern("overwrite +1 +3 B").containsPattern("Would be overwritten\n +/one");
        Judges.assertSame(source, destination);
    }

    @Test
    void a_plan_waits_for_approval_and_a_source_that_changed_since_is_left_alone() throws IOException {
        Files.createDirectories(destination);
        write(destination.resolve("one"), "old one", 0);
        Finished asked = sylos.run("migrate", source.toString(), destination.toString(), "--name", "drift");
        asked.expect(7);
        assertThat(asked.err()).contains("sylos copy drift");
        assertThat(Judges.find(destination, "-mindepth 1")).containsExactly("one");

        write(source.resolve("one"), "one, changed", 20);
        Finished drifted = sylos.run("copy", "drift").expect(5);
        assertThat(drifted.out()).contains("changed after the plan was made").contains("/one");
        assertThat(destination.resolve("one")).hasContent("old one");
        assertThat(destination.resolve("folder/two")).hasContent("two two");

        sylos.migrate(source, destination).expect(0);
        Judges.assertSame(source, destination);
    }

    @Test
    void verification_finds_what_was_changed_behind_its_back() throws IOException {
        sylos.migrate(source, destination, "--checksum", "sha256", "--verify", "size,checksum", "--name", "v")
                .expect(0);
        sylos.run("verify", "v", "--level", "checksum").expect(0);
        write(destination.resolve("folder/two"), "TWO TWO", 2);
        sylos.run("verify", "v", "--level", "size").expect(0);
        Finished found = sylos.run("verify", "v", "--level", "checksum").expect(4);
        assertThat(found.out()).containsPattern("checksum: 2 as promised, 1 different");
    }

    private static void write(Path file, String content, int second) throws IOException {
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000_000L + second, 123_456_789)));
    }
}
