package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.shell.command.Program.Outcome;
import org.sylos.shell.terminal.Questions;

/** The configuration file as its user meets it. */
final class ConfigTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void a_tree_to_move() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectories(folder.resolve("data/photos/2024"));
        Files.writeString(folder.resolve("data/photos/2024/a.jpg"), "a");
    }

    private void configured(String text) throws IOException {
        Files.writeString(home.resolve("config.yaml"), text);
    }

    private Outcome run(String... words) {
        return new Program(home).run(words);
    }

    private String connections() {
        return """
                connections:
                  data:
                    adapter: local
                    root: %s
                  backup:
                    adapter: local
                    root: %s
                    settings: {fsync: true}
                """.formatted(folder.resolve("data"), folder.resolve("backup"));
    }

    @Test
    void connections_stand_for_places_and_for_folders_below_them() throws IOException {
        configured(connections());

        assertThat(run("plan", "data:photos", "backup", "--name", "p").code()).isZero();

        assertThat(run("list", "-o", "csv").out())
                .contains(
                        folder.resolve("data/photos").toString(),
                        folder.resolve("backup").toString());
        assertThat(run("plan", "data:../data", "backup").err()).contains("leads out of the connection 'data'");
    }

    /** Rules for new migrations were added to what a person named, and could be told to take renames and approve plans by default. */
    @Test
    void no_default_leaves_out_takes_in_or_approves_what_nobody_named() throws IOException {
        Files.writeString(folder.resolve("house.rules"), "- name: none\n  exclude: {name: '*.none'}\n");
        assertThat(run(
                                "plan",
                                folder.resolve("data").toString(),
                                folder.resolve("copy").toString(),
                                "--name",
                                "p")
                        .code())
                .isZero();
        configured("defaults:\n  rules: " + folder.resolve("house.rules") + "\n");

        Outcome found = run("find", "p", "-o", "csv");
        assertThat(found.out()).contains("a.jpg");
        Outcome left = run("exclude", "p", "/photos", "-o", "json");
        assertThat(left.code()).as(left.err()).isZero();
        assertThat(run("include", "p", "/photos").code()).isZero();

        configured("defaults:\n  approve: true\n  accept: true\n");
        assertThat(run("renames", "p").code()).isEqualTo(1);
        assertThat(run("config", "check", "-o", "csv").out()).contains("defaults.approve", "defaults.accept");
    }

    @Test
    void defaults_profiles_aliases_and_overrides_mean_what_they_would_if_they_were_typed() throws IOException {
        configured(connections() + """
                defaults:
                  output: csv
                  compare: size
                profiles:
                  careful: {compare: checksum, checksum: sha256}
                aliases:
                  look: plan data:photos backup
                """);

        Outcome first = run("look", "--name", "a");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("digest").doesNotContain("Plan of");
        assertThat(compareMode("a")).contains("compare_mode: \"size\"");
        assertThat(run("look", "--name", "a", "--profile", "careful").code()).isZero();
        assertThat(compareMode("a")).contains("compare_mode: \"checksum\"");
        assertThat(run("look", "--name", "a", "--set", "compare=mtime", "--profile=careful")
                        .code())
                .isZero();
        assertThat(compareMode("a")).contains("compare_mode: \"mtime\"");
        assertThat(run("look", "--name", "a", "--set", "compare=mtime", "--compare", "exists")
                        .code())
                .isZero();
        assertThat(compareMode("a")).contains("compare_mode: \"exists\"");
        new Program(home).typed("look --name b\n").run();
        assertThat(run("list").out()).contains("b,");
    }

    private String compareMode(String migration) throws IOException {
        return Files.readString(home.resolve("migrations").resolve(migration).resolve("migration.duckdb.yaml"));
    }

    @Test
    void everything_that_is_wrong_is_named_by_line_with_the_key_that_may_be_meant() throws IOException {
        configured("""
                conections: {}
                connections:
                  nas: {adapter: locl, root: /mnt}
                  disk: {adapter: local, root: /mnt, settings: {fsnc: true}}
                  bad: {adapter: local, root: /mnt, settings: {fsync: maybe}}
                  no-root: {adapter: local}
                defaults:
                  verfy: size
                  workers: many
                  home: /tmp
                aliases:
                  plan: list
                  st: stats nas
                """);

        Outcome check = run("config", "check", "-o", "csv");

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out().lines().map(line -> line.replaceAll("^([0-9]+,[^,]*),.*", "$1")))
                .contains(
                        "1,conections",
                        "3,connections.nas.adapter",
                        "4,connections.disk.settings.fsnc",
                        "5,connections.bad.settings.fsync",
                        "6,connections.no-root",
                        "8,defaults.verfy",
                        "9,defaults.workers",
                        "10,defaults.home",
                        "12,aliases.plan",
                        "13,aliases.st");
        assertThat(check.out())
                .contains(
                        "did you mean 'connections'?",
                        "did you mean 'local'?",
                        "did you mean 'fsync'?",
                        "did you mean 'verify'?",
                        "did you mean 'status'?");
        assertThat(run("list").code()).isEqualTo(1);
        assertThat(run("list").err())
                .contains("config.yaml, line 1: conections: there is no such key")
                .hasLineCount(2);
    }

    @Test
    void a_default_that_cannot_be_is_refused_where_it_is_used_and_the_line_is_named() throws IOException {
        configured("defaults:\n  workers: many\n  compare: size\n");

        Outcome plan = run(
                "plan", folder.resolve("data").toString(), folder.resolve("b").toString());

        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.err())
                .contains("config.yaml, line 2: defaults.workers: ")
                .contains("many");
        configured("defaults: [");
        assertThat(run("list").err()).contains("config.yaml, line ").hasLineCount(2);
        assertThat(run("help").code()).isZero();
        assertThat(run("config", "path").out().strip())
                .isEqualTo(home.resolve("config.yaml").toString());
    }

    @Test
    void what_holds_is_shown_with_its_source() throws IOException {
        configured(connections() + "defaults:\n  compare: size\nprofiles:\n  fast: {workers: 3}\n");

        String shown = run("config", "show", "--profile", "fast", "--set", "verify=size", "-o", "csv")
                .out();

        assertThat(shown)
                .containsPattern("connections.backup.settings.fsync,true,\".*config.yaml, line 8\"")
                .containsPattern("compare,size,\".*config.yaml, line 10 \\(defaults.compare\\)\"")
                .containsPattern("workers,3,\".*config.yaml, line 12 \\(profiles.fast.workers\\)\"")
                .contains("verify,size,--set (defaults.verify)");
        assertThat(run("list", "--profile", "q").err()).contains("no profile called 'q'", "there are: fast");
    }

    @Test
    void everything_that_can_be_configured_is_explained_by_those_who_understand_it() {
        String keys = run("config", "keys", "-o", "csv").out();

        assertThat(keys)
                .contains("workers,", "connections.NAME.settings.fsync,adapter local,true or false")
                .containsPattern("compare,.*,MODE,newer,")
                .doesNotContain("\nhome,");
    }

    @Test
    void a_connection_is_tested_with_what_it_can_do_or_what_is_wrong() throws IOException {
        configured(connections() + "  gone: {adapter: local, root: /dev/null/x}\n");

        Outcome good = run("connections", "test", "data", "-o", "json");

        assertThat(good.code()).isZero();
        assertThat(good.out()).contains("\"root_there\"", "\"free_bytes\"", "\"latency_seconds\"", "symlinks");
        assertThat(run("connections", "test", "gone").code()).isEqualTo(1);
        assertThat(run("connections", "show", "dta").err()).contains("did you mean 'data'?");
    }

    @Test
    void secrets_that_are_typed_are_asked_for_once_and_shown_nowhere() {
        List<String> asked = new ArrayList<>();
        Program program = new Program(home).answering(new Questions() {
            @Override
            public @Nullable String ask(String question) {
                throw new AssertionError("a secret would be seen: " + question);
            }

            @Override
            public String askSecretly(String question) {
                asked.add(question);
                return "tiger";
            }
        });

        String secret = program.secrets("prompt:password of nas", "prompt:password of nas");

        assertThat(secret).isEqualTo("tiger tiger");
        assertThat(asked).containsExactly("password of nas: ");
    }
}
