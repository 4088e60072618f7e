package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.shell.command.Program.Outcome;

/** Completion scripts, run by the shells that they are for where these are installed, the manual page, and the doctor. */
final class ScriptsTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void names_to_complete() throws IOException {
        home = folder.resolve("home");
        Files.createDirectories(home.resolve("migrations/nas-photos"));
        Files.writeString(
                home.resolve("config.yaml"),
                "connections:\n  # the server\n  disk:\n    adapter: local\n    root: " + folder
                        + "\nprofiles:\n  careful: {workers: 2}\n");
    }

    private Path script(String shell) throws IOException {
        Outcome printed = new Program(home).run("completion", shell);
        assertThat(printed.code()).isZero();
        return Files.writeString(folder.resolve("script." + shell), printed.out());
    }

    private String shell(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SYLOS_HOME", home.toString(), "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private static void assumeInstalled(String shell) {
        assumeTrue(
                List.of("/bin/", "/usr/bin/").stream().anyMatch(place -> Files.isExecutable(Path.of(place + shell))),
                "skipped: needs " + shell);
    }

    @Test
    void bash_completes_verbs_options_words_migrations_connections_and_profiles()
            throws IOException, InterruptedException {
        assumeInstalled("bash");
        String out = shell("bash", "-c", "source " + script("bash") + """

                t() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _sylos; echo "$* => ${COMPREPLY[*]}"; }
                cd "$SYLOS_HOME"
                t sylos pl
                t sylos plan --comp
                t sylos --yes plan --compare ''
                t sylos copy n
                t sylos migrate d
                t sylos plan --profile ''
                t sylos connections ''
                """);

        assertThat(out.lines())
                .containsExactly(
                        "sylos pl => plan plugins",
                        "sylos plan --comp => --compare",
                        "sylos --yes plan --compare  => newer size mtime checksum exists",
                        "sylos copy n => nas-photos",
                        "sylos migrate d => disk",
                        "sylos plan --profile  => careful",
                        "sylos connections  => list show test");
    }

    @Test
    void zsh_completes_with_its_own_functions_as_they_expect_to_be_called() throws IOException, InterruptedException {
        assumeInstalled("zsh");
        String out = shell("zsh", "-f", "-c", """
                compdef() { : }
                compadd() { echo "$words => ${(P)2}" }
                _files() { [[ -o null_glob && ! -o sh_word_split ]] && echo "$words => files" }
                t() { local -a words=("$@"); local CURRENT=$# PREFIX=${@[-1]}; _sylos }
                setopt null_glob
                source %s
                t sylos copy n
                t sylos plan d
                t sylos help mig
                """.formatted(script("zsh")));

        assertThat(out.lines())
                .contains("sylos copy n => nas-photos", "sylos plan d => nas-photos disk", "sylos plan d => files")
                .anyMatch(line -> line.startsWith("sylos help mig => migrate "));
    }

    @ParameterizedTest
    @CsvSource({"zsh", "fish"})
    void the_other_shells_take_their_scripts(String shell) throws IOException, InterruptedException {
        assumeInstalled(shell);
        assertThat(shell(shell, "-n", script(shell).toString())).isEmpty();
    }

    @Test
    void the_manual_page_tells_of_every_verb_and_is_plain_text() throws IOException {
        String page = Files.readString(script("man"));

        assertThat(page).startsWith(".TH SYLOS 1").matches("[\\n -~]+");
        Verbs.NAMES.forEach(verb -> assertThat(page).contains("\n.SS " + verb + "\n"));
    }

    @Test
    void the_doctor_tells_what_is_well_and_what_to_do_about_the_rest() throws IOException {
        Outcome well = new Program(home).run("doctor", "-o", "csv");

        assertThat(well.out())
                .contains("ok,connection disk,", "ok,configuration,", "ok,home,", "ok,open files,")
                .doesNotContain("fail,connection");
        Files.writeString(
                home.resolve("config.yaml"),
                "connections:\n  gone: {adapter: sftp, root: //a@b/c, settings: {password: \"env:NOT_SET_ANYWHERE\"}}\n");
        Outcome ill = new Program(home).run("doctor");
        assertThat(ill.code()).isEqualTo(1);
        assertThat(ill.out()).contains("fail  secret gone.password: ", "NOT_SET_ANYWHERE is not set");
    }
}
