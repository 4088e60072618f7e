package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.shell.command.Program.Outcome;

/** The verbs that look after plugins. */
class PluginsTest {
    @TempDir
    private Path folder;

    private Outcome run(String... args) {
        return new Program(folder.resolve("home")).run(args);
    }

    private Path plugins() {
        return folder.resolve("home/plugins");
    }

    private String jar(String version, String verifier) throws IOException {
        return new PluginJar("demo", version, verifier)
                .write(folder.resolve("demo-" + version + ".jar"))
                .toString();
    }

    @Test
    void nothing_is_installed_and_nothing_is_made_at_first() {
        Outcome outcome = run("plugins");
        assertThat(outcome)
                .isEqualTo(new Outcome(
                        0,
                        "",
                        "There are no plugins. sylos plugins install --home " + folder.resolve("home")
                                + " FILE puts one into " + plugins() + ".\n"));
        assertThat(run("plugins", "list", "-o", "json").out()).isEqualTo("[ ]\n");
        assertThat(run("plugins", "list", "-o", "csv").out())
                .isEqualTo("id,version,vendor,requires,description,state,problems,providers,file,sha256,jars\n");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void a_plugin_is_installed_used_disabled_enabled_replaced_and_removed() throws IOException {
        Outcome installed = run("plugins", "install", jar("1.0", "times"));
        assertThat(installed).isEqualTo(new Outcome(0, "", "Installed 'demo' 1.0: verifier times.\n"));
        assertThat(run("plugins").out())
                .isEqualTo("ID    VERSION  STATE   PROVIDES        FILE\n" + "demo  1.0      active  verifier times  "
                        + plugins().resolve("demo.jar") + "\n");

        Outcome disabled = run("plugins", "disable", "demo");
        assertThat(disabled.code()).isZero();
        assertThat(disabled.err()).startsWith("'demo' is disabled. sylos plugins enable demo --home ");
        assertThat(run("plugins").out()).contains("demo  1.0      disabled            ");
        assertThat(run("plugins", "enable", "demo").err()).isEqualTo("'demo' is enabled: verifier times.\n");
        assertThat(run("plugins", "enable", "demo").err()).startsWith("'demo' was enabled already");

        Outcome twice = run("plugins", "install", jar("1.1", "times"));
        assertThat(twice.code()).isEqualTo(1);
        assertThat(twice.err())
                .startsWith("sylos: the plugin 'demo' is installed already, version 1.0 in ")
                .endsWith("version 1.1, in its place, install it with --replace\n");
        assertThat(run("plugins", "install", jar("1.1", "times"), "--replace").err())
                .isEqualTo("Installed 'demo' 1.1: verifier times.\n");

        Outcome removed = run("plugins", "remove", "demo", "-o", "jsonl");
        assertThat(removed.out()).startsWith("{\"id\":\"demo\",\"version\":\"1.1\",");
        assertThat(plugins().resolve("demo.jar")).doesNotExist();
    }

    @Test
    void whoever_asks_for_what_a_disabled_or_broken_plugin_brings_is_told_how_to_go_on() throws IOException {
        String source = Files.createDirectories(folder.resolve("src")).toString();
        String destination = folder.resolve("dst").toString();
        run("plugins", "install", jar("1.0", "times"));
        run("plugins", "disable", "demo");
        Outcome disabled = run("migrate", source, destination, "--verify", "times", "--yes");
        assertThat(disabled.code()).isEqualTo(1);
        assertThat(disabled.err())
                .startsWith("sylos: there is no verification level called 'times'\n  installed are: ")
                .endsWith("; the plugin 'demo' is disabled: sylos plugins enable demo\n");
        assertThat(run("migrate", source, destination, "--filter", "times", "--yes")
                        .err())
                .startsWith("sylos: there is no filter called 'times'")
                .doesNotContain("demo");

        Files.writeString(plugins().resolve("junk.jar"), "junk");
        assertThat(run("migrate", "gopher:x", destination, "--yes").err())
                .contains("sylos: there is no adapter called 'gopher'\n")
                .endsWith("; the plugin 'junk.jar' cannot be loaded: sylos plugins info junk.jar\n");

        run("plugins", "remove", "junk.jar");
        run("plugins", "enable", "demo");
        assertThat(run("migrate", source, destination, "--verify", "times", "--yes")
                        .code())
                .isZero();
    }

    @Test
    void what_is_known_of_a_plugin_is_shown_to_people_and_programs() throws IOException {
        run("plugins", "install", jar("1.0", "times"));
        assertThat(run("plugins", "info", "demo").out())
                .startsWith("id        demo\nversion   1.0\nby        somebody\nrequires  0.1 of the API")
                .contains("\nstate     active\nprovides  verifier times: for tests\nfile      ")
                .containsPattern("\nsha256    [0-9a-f]{64}\n$");
        assertThat(run("plugins", "info", "demo", "-o", "jsonl").out())
                .contains(
                        "\"state\":\"active\",\"problems\":[],\"providers\":[{\"kind\":\"verifier\",\"name\":\"times\",");
        assertThat(run("plugins", "list", "-o", "csv").out())
                .contains(",active,[],\"[{\"\"kind\"\":\"\"verifier\"\",\"\"name\"\":\"\"times\"\",");
    }

    @Test
    void a_broken_plugin_is_told_in_one_line_and_can_be_looked_at_and_removed() throws IOException {
        Files.createDirectories(plugins());
        Files.writeString(plugins().resolve("junk.jar"), "junk");
        String warning = "warning: the plugin " + plugins().resolve("junk.jar") + " is not loaded: it is not a jar\n";
        assertThat(run("filters").err()).startsWith(warning);
        Outcome listed = run("plugins");
        assertThat(listed.err()).isEqualTo(warning);
        assertThat(listed.out()).contains("\njunk.jar           failed            ");
        assertThat(run("plugins", "info", "junk.jar").out()).contains("\nproblem  it is not a jar\n");
        assertThat(run("plugins", "disable", "junk.jar").err()).contains("has no id that can be read");
        assertThat(run("plugins", "remove", "junk.jar").err()).startsWith("Removed 'junk.jar', which was ");
        assertThat(run("plugins").err()).startsWith("There are no plugins.");
    }

    @Test
    void checking_a_file_says_all_that_is_wrong_and_installs_nothing() throws IOException {
        String good = jar("1.0", "times");
        Outcome fine = run("plugins", "verify", good);
        assertThat(fine.code()).isZero();
        assertThat(fine.err()).isEmpty();
        assertThat(fine.out()).contains("\nstate     in order\n");
        Path bad = new PluginJar("demo", "1.0", "Bad Name").write(folder.resolve("bad.jar"));
        Outcome wrong = run("plugins", "verify", bad.toString());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.out())
                .contains("\nstate     cannot be used\n")
                .contains("problem   its provider Demo is called");
        assertThat(wrong.err()).isEqualTo("sylos: the plugin " + bad + " cannot be used\n");
        assertThat(run("plugins", "install", bad.toString()).code()).isEqualTo(1);
        assertThat(plugins()).doesNotExist();

        run("plugins", "install", good);
        assertThat(run("plugins", "verify", "demo").out()).contains("\nstate     in order\n");
    }

    @Test
    void a_name_that_the_program_itself_provides_is_pointed_out() throws IOException {
        Outcome outcome = run("plugins", "install", jar("1.0", "size"));
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).startsWith("Installed 'demo' 1.0: verifier size.\n");
    }

    @Test
    void a_directory_of_ones_own_has_to_be_there() throws IOException {
        String missing = folder.resolve("none").toString();
        assertThat(run("plugins", "install", jar("1.0", "times"), "--plugins", missing))
                .isEqualTo(new Outcome(
                        1, "", "sylos: the plugins directory " + missing + " does not exist\n  check the spelling\n"));
        String own = Files.createDirectories(folder.resolve("own")).toString();
        assertThat(run("plugins", "install", jar("1.0", "times"), "--plugins", own)
                        .code())
                .isZero();
        assertThat(run("plugins", "disable", "demo", "--plugins", own).err()).contains(" --plugins " + own + " turns");
        assertThat(folder.resolve("own/demo.jar")).exists();
        assertThat(plugins()).doesNotExist();
    }

    @Test
    void a_session_sees_at_once_what_it_installed() throws IOException {
        Outcome outcome = new Program(folder.resolve("home"))
                .typed("plugins\nplugins install '" + jar("1.0", "times")
                        + "'\nplugins list -o jsonl\nplugins disable demo\nplugins info demo\n")
                .run();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"state\":\"active\"").contains("\nstate     disabled\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plugins instal | 2 | unknown verb 'instal'; did you mean install? | help plugins",
                "plugins install | 2 | missing required parameter: 'FILE' | help plugins install",
                "plugins install a b | 2 | one word too many: 'b' | help plugins install",
                "plugins remove demo --all | 2 | unknown option '--all' | help plugins remove",
                "help plugins nope | 2 | unknown verb 'nope' | help plugins",
                "plugins info nope | 1 | there is no plugin called 'nope' | none is installed",
                "plugins remove ../x | 1 | there is no plugin called '../x' | none is installed",
                "plugins verify nope | 1 | there is no plugin called 'nope' | none is installed"
            })
    void nonsense_is_told_in_two_lines(String line, int code, String message, String then) {
        Outcome outcome = run(line.split(" "));
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err())
                .startsWith("sylos: " + message)
                .contains("\n  ")
                .contains(then);
        assertThat(outcome.err().lines()).hasSize(2);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"list", "info", "verify", "install", "enable", "disable", "remove"})
    void every_verb_of_two_words_has_help_with_examples_first(String verb) {
        Outcome help = run("help", "plugins", verb);
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("\nExamples:\n  sylos plugins " + verb)
                .contains("\nUsage: sylos plugins " + verb)
                .doesNotContain("--plugins")
                .doesNotContain("${");
        assertThat(run("plugins", verb, "--help").out()).isEqualTo(help.out());
        assertThat(run("help", "plugins").out()).contains("\n  " + verb + " ");
    }
}
