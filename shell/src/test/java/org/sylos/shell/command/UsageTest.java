package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.shell.command.Program.Outcome;

/** What can be told without a migration. */
class UsageTest {
    @TempDir
    private Path folder;

    private Outcome run(String... args) {
        return new Program(folder.resolve("home")).run(args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "coppy | unknown verb 'coppy'; did you mean copy? | help",
                "xyzzy | unknown verb 'xyzzy' | help",
                "list --outptu=json | unknown option '--outptu'; did you mean --output? | help list",
                "list --outptu json | unknown option '--outptu'; did you mean --output? | help list",
                "copy | missing required parameter: 'NAME' | help copy",
                "migrate /a | missing required parameter: 'DST' | help migrate",
                "migrate /a /b /c | one word too many: '/c' | help migrate",
                "list -o xml | invalid value for option '--output': 'xml' is none of table, json, jsonl, csv | help list",
                "migrate /a /b --workers many | invalid value for option '--workers': 'many' is no whole number | help migrate",
                "migrate /a /b --workers -1 | 'worker-count' cannot be -1: it is a whole number from 0 to 4096 | help migrate",
                "migrate /a /b --retry-delay 5 | invalid value for option '--retry-delay': '5' is not a time span: write a number with ms, s, m or h | help migrate",
                "migrate /a /b --checksum crc | unknown checksum algorithm 'crc'; known are crc32c, md5 and sha256 | help migrate",
                "migrate /a /b --src-set nonsense | value for option '--src-set' (KEY=VALUE) should be in KEY=VALUE format but was nonsense | help migrate",
                "migrate /a /b --coordinator-lead 5 | 'coordinator-lead' (5) is larger than 'max-src-ahead' (3): the two sides would wait for each other for ever: make the lead smaller | help migrate"
            })
    void nonsenseIsAUsageError(String line, String message, String help) {
        Outcome outcome = run(line.split(" "));
        assertThat(outcome.err()).isEqualTo("sylos: " + message + "\n  see: sylos " + help + "\n");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "resume", "verify", "status", "show", "log", "metrics", "delete", "stop"})
    void unknownMigrationsAreAnError(String verb) {
        Outcome outcome = run(verb, "nope", "--yes");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("sylos: there is no migration called 'nope'");
        assertThat(outcome.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void unknownAdaptersAreListed() {
        Outcome outcome = run("migrate", "gopher:/a", folder.resolve("b").toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("sylos: there is no adapter called 'gopher'\n  installed are: local")
                .doesNotContain("\tat ");
    }

    @Test
    void everyVerbHasHelpWithExamplesFirst() {
        String program = run("--help").out();
        for (String verb : new String[] {
            "migrate",
            "create",
            "plan",
            "copy",
            "verify",
            "resume",
            "stop",
            "status",
            "list",
            "show",
            "log",
            "metrics",
            "ls",
            "find",
            "diff",
            "exclude",
            "include",
            "rename",
            "delete",
            "adapters",
            "plugins",
            "help"
        }) {
            assertThat(program).contains("\n  " + verb + " ");
            Outcome help = run("help", verb);
            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("\nExamples:\n  sylos " + verb).contains("\nUsage: sylos " + verb);
            assertThat(help.out().indexOf("Examples:")).isLessThan(help.out().indexOf("Usage:"));
            assertThat(help.out()).doesNotContain("--plugins").doesNotContain("${");
            assertThat(run(verb, "--help").out()).isEqualTo(help.out());
        }
    }

    @Test
    void helpNeedsAVerbThatIsThere() {
        Outcome outcome = run("help", "coppy");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("sylos: unknown verb 'coppy'; did you mean copy?");
    }

    @Test
    void versionIsData() {
        Outcome outcome = run("--version");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("sylos ").contains("\nJava ");
    }

    @Test
    void anEmptyHomeHasNoMigrations() {
        assertThat(run("list"))
                .isEqualTo(new Outcome(
                        0,
                        "",
                        "There are no migrations yet. sylos migrate --home " + folder.resolve("home")
                                + " SRC DST makes one.\n"));
        assertThat(run("list", "-o", "json")).isEqualTo(new Outcome(0, "[ ]\n", ""));
        assertThat(run("--output", "csv", "list").out())
                .isEqualTo(
                        "name,id,phase,return_to,interrupted,verification,pid,pass,created,updated,source,destination,database\n");
    }

    @Test
    void adaptersAndTheirSettings() {
        assertThat(run("adapters", "-o", "csv").out())
                .startsWith("name,summary,origin\n")
                .contains("\nlocal,");
        assertThat(run("adapters", "local").out()).startsWith("SETTING ").contains("\nfsync ");
        assertThat(run("adapters", "nope").err()).startsWith("sylos: there is no adapter called 'nope'");
    }

    @Test
    void pluginsThatAreNotThereAreAnErrorAndBrokenOnesAWarning() throws Exception {
        Path plugins = folder.resolve("plug");
        assertThat(run("list", "--plugins", plugins.toString()))
                .isEqualTo(new Outcome(
                        1, "", "sylos: the plugins directory " + plugins + " does not exist\n  check the spelling\n"));
        Files.createDirectories(plugins);
        Files.writeString(plugins.resolve("junk.jar"), "junk");
        // What needs no plugin loads none.
        assertThat(run("list", "-o", "json", "--plugins", plugins.toString()).err())
                .isEmpty();
        Outcome warned = run("adapters", "-o", "json", "--plugins", plugins.toString());
        assertThat(warned.code()).isZero();
        assertThat(warned.err().lines())
                .singleElement()
                .asString()
                .startsWith("warning: ")
                .contains("junk.jar");
    }

    @Test
    void scriptsStopAtTheFirstFailure() throws Exception {
        Path script = Files.writeString(
                folder.resolve("a.sylos"), "# a comment\n\nlist -o \\\n  json\ncopy 'no such'\nlist -o csv\n");
        Outcome stopped = run("-f", script.toString());
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.out()).isEqualTo("[ ]\n");
        assertThat(stopped.err()).contains("no migration called 'no such'").endsWith("a.sylos, line 5: exit code 1\n");
        Outcome going = run("-f", script.toString(), "--keep-going");
        assertThat(going.code()).isEqualTo(1);
        assertThat(going.out())
                .isEqualTo(
                        "[ ]\nname,id,phase,return_to,interrupted,verification,pid,pass,created,updated,source,destination,database\n");
    }

    @Test
    void scriptsThatCannotBeReadAreAnError() {
        Outcome outcome = run("-f", folder.resolve("none").toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("sylos: the script ").contains("none cannot be read");
    }

    @Test
    void commandsComeFromStandardInputAndKeepTheOptionsOfTheProgram() {
        Outcome outcome = new Program(folder.resolve("home"))
                .typed("list\nlist -o csv\ncopy 'a\n")
                .run("-o", "jsonl");
        assertThat(outcome.out())
                .isEqualTo(
                        "name,id,phase,return_to,interrupted,verification,pid,pass,created,updated,source,destination,database\n");
        assertThat(outcome.err())
                .isEqualTo("sylos: a quote is not closed: copy 'a\n  standard input, line 3: exit code 2\n");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void nothingIsLeftBehindByAMistypedSource() throws Exception {
        Outcome outcome = run(
                "migrate",
                folder.resolve("nope").toString(),
                folder.resolve("b").toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("nope").doesNotContain("\tat ");
        assertThat(folder.resolve("b")).doesNotExist();
        assertThat(run("list", "-o", "json").out()).isEqualTo("[ ]\n");
        assertThat(folder.resolve("home")).doesNotExist();
    }
}
