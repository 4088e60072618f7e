package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.RunController;
import org.sylos.shell.command.Program.Outcome;

/** Migrations that are made, renamed and measured. */
class ManagementTest {
    @TempDir
    Path folder;

    private Program program;
    private String source;
    private String destination;

    @BeforeEach
    void plant() throws IOException {
        program = new Program(folder.resolve("home"));
        source = Files.createDirectory(folder.resolve("src")).toString();
        destination = folder.resolve("dst").toString();
        Files.writeString(folder.resolve("src/a"), "one");
    }

    private Outcome run(String... words) {
        return program.run(words);
    }

    @Test
    void a_migration_is_made_with_its_options_and_planned_later() {
        Outcome made = run("create", source, destination, "--name", "nas", "--compare", "size");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("name         nas", "phase        Roots-Set");
        assertThat(made.err()).contains("To discover both sides: sylos plan nas");
        assertThat(folder.resolve("dst")).doesNotExist();
        assertThat(run("show", "nas", "-o", "jsonl").out()).contains("\"phase\":\"Roots-Set\"");
        Outcome again = run("create", source, destination);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("there is a migration between these places already: 'nas'", "--name");
        assertThat(run("create", source, destination, "--name", "nas").err()).contains("'nas' already");
        assertThat(run("create", source, destination, "--name", "nas2").code()).isZero();
        assertThat(run("plan", "nas").out()).contains("create files    1");
        assertThat(run("copy", "nas").code()).isZero();
        assertThat(folder.resolve("dst/a")).hasContent("one");
    }

    @Test
    void a_source_that_is_not_there_leaves_nothing_behind() {
        Outcome outcome = run("create", source + "x", destination);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains(source + "x");
        assertThat(run("list", "-o", "jsonl").out()).isEmpty();
    }

    @Test
    void a_migration_gets_another_name_and_goes_on() {
        run("migrate", source, destination, "--name", "old", "--yes");
        Outcome renamed = run("rename", "old", "new");
        assertThat(renamed.code()).as(renamed.err()).isZero();
        assertThat(renamed.err()).isEqualTo("'old' is called 'new' now.\n");
        assertThat(run("status", "new").out()).contains("Complete");
        assertThat(run("status", "old").err()).contains("there is no migration called 'old'", "there are: new");
        assertThat(run("plan", "new").code()).isZero();
        Outcome impossible = run("rename", "new", "a/b");
        assertThat(impossible.code()).isEqualTo(1);
        assertThat(impossible.err()).contains("'a/b' cannot be the name of a migration");
    }

    @Test
    void who_finds_a_run_in_the_way_is_told_how_to_follow_and_suspend_it() throws InterruptedException {
        run("create", source, destination, "--name", "busy", "--startup-delay", "10m");
        try (MigrationManager manager = MigrationManager.open(ManagerConfig.in(folder.resolve("home")));
                Migration migration = manager.get("busy")) {
            RunController controller = migration.startTraversal();
            for (String line : List.of(
                    "plan busy",
                    "ls busy",
                    "sql busy nodes",
                    "export busy --what plan",
                    "rename busy idle",
                    "delete busy --yes")) {
                Outcome refused = run(line.split(" "));
                assertThat(refused.code()).as(line).isEqualTo(1);
                assertThat(refused.err())
                        .as(line)
                        .startsWith("sylos: a run of 'busy' goes on in process "
                                + ProcessHandle.current().pid() + "\n")
                        .contains("to follow it: sylos status busy --watch", "; to suspend it: sylos stop busy");
            }
            controller.shutdownNow();
            controller.await();
            assertThat(run("ls", "busy").err()).contains("is in use by this process");
        }
        assertThat(run("ls", "busy").code()).isZero();
    }

    @Test
    void samples_are_listed_by_time_and_queue() {
        run("migrate", source, destination, "--name", "m", "--yes");
        Outcome all = run("metrics", "m", "-o", "jsonl");
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(all.out()).contains("\"queue\":\"src-traversal\"", "\"queue\":\"file-copy\"");
        List<String> times = Stream.of(all.out().split("\n"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        assertThat(times).isSorted();
        assertThat(run("metrics", "m", "--queue", "file-copy", "-n", "1", "-o", "jsonl")
                        .out())
                .hasLineCount(1)
                .contains("\"done\":1,\"done_bytes\":3,");
        assertThat(run("metrics", "m").out()).startsWith("TIME");
        assertThat(run("metrics", "m", "--queue", "copying").err()).contains("'copying' is none of src-traversal, ");
        assertThat(run("sql", "m", "SELECT done FROM metrics WHERE queue = 'file-copy'", "-o", "csv")
                        .out())
                .contains("done\n1\n");
    }
}
