package org.sylos.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.core.MigrationManager;
import org.sylos.shell.command.Program;
import org.sylos.shell.render.Format;
import org.sylos.shell.render.Palette;
import org.sylos.shell.session.Home;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.Screen;
import org.sylos.shell.terminal.Tty;

/** The prompt on a terminal that understands nothing but text. */
class ReplTest {
    @TempDir
    private Path folder;

    private final List<String> exits = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts((kind, times) -> exits.add("idle"));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private int type(String typed) throws IOException {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Screen(new PrintStream(err, true, StandardCharsets.UTF_8), false),
                new Tty(true, true, true, true),
                Palette.PLAIN,
                Palette.PLAIN,
                () -> 80,
                null);
        Settings settings = new Settings(folder.resolve("home"), null, false, false, Format.JSONL, true);
        var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        Home home = new Home(Map.of("XDG_STATE_HOME", folder.toString()), "Linux", folder);
        try (Session session =
                        new Session(console, home, interrupts, MigrationManager::open, new Program(folder), null);
                Terminal terminal = new DumbTerminal(in, shown)) {
            return new Repl(session, new Lines(session, settings, new ManyCommands(session, in))).run(terminal);
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void commandsRunWithTheOptionsOfTheSessionUntilTheEnd() throws IOException {
        assertThat(type("list\nlist -o csv\nsylos list -o json\n")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "name,id,phase,return_to,interrupted,verification,pid,pass,created,updated,source,destination,database\n[ ]\n");
    }

    @Test
    void errorsDoNotEndIt() throws IOException {
        assertThat(type("coppy\ncopy nope\n\n# nothing\nlist -o csv\nexit\nlist -o csv\n"))
                .isZero();
        assertThat(said())
                .contains("sylos: unknown verb 'coppy'; did you mean copy?\n  see: help\n")
                .contains("sylos: there is no migration called 'nope'");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void questionsAreAskedAtThePrompt() throws IOException {
        Path source = Files.createDirectories(folder.resolve("src"));
        Files.writeString(source.resolve("a"), "one");
        Path refused = folder.resolve("refused");
        Path taken = folder.resolve("taken");
        assertThat(type("migrate '" + source + "' '" + refused + "' -o table\nn\n" + "migrate '" + source + "' '"
                        + taken + "' -o table\nyes\n"))
                .isZero();
        assertThat(refused).doesNotExist();
        assertThat(taken.resolve("a")).hasContent("one");
        assertThat(said()).contains("To carry out this plan: copy src-to-refused\n");
    }

    private String tree() throws IOException {
        Path source = Files.createDirectories(folder.resolve("src"));
        Files.writeString(source.resolve("a"), "one");
        return "'" + source + "' '" + folder.resolve("dst") + "' --name nas";
    }

    @Test
    void theMigrationInUseIsMeantWhereNoneIsNamed() throws IOException {
        assertThat(type("use nas\nplan " + tree() + "\nuse nas\nls -o csv\ncopy -o table\ndelete\nuse\nshow\n"))
                .isZero();
        assertThat(said())
                .contains("there is no migration called 'nas'")
                .contains("missing required parameter: 'NAME'");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("sylos> ")
                .contains("sylos nas (Awaiting-Path-Review)> ")
                .contains("sylos nas (Complete)> ");
        assertThat(folder.resolve("dst/a")).hasContent("one");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("/a,");
    }

    @Test
    void helpTellsWhatThePhaseOfTheMigrationInUseDoesNotAllow() throws IOException {
        assertThat(type("plan " + tree() + " -o table\nuse nas\nhelp\nuse\nhelp\n"))
                .isZero();
        String[] help = out.toString(StandardCharsets.UTF_8).split("Usage: sylos", -1);
        assertThat(help[1])
                .contains("\nVerbs (not now: needs another phase than Awaiting-Path-Review):\n")
                .containsPattern("\n  resume +\\(not now\\) Goes on")
                .containsPattern("\n  copy +Carries out");
        assertThat(help[2]).contains("\nVerbs:\n").doesNotContain("not now");
    }

    @Test
    void commandsRunInTheBackgroundAndCanBeWatched() throws IOException {
        assertThat(type("plan " + tree() + " &\nfg 1\njobs -o csv\nfg 7\nverify nas -o table &\nfg 2\nfg\n"))
                .isZero();
        assertThat(said())
                .contains("[1] plan ")
                .contains("there is no job 7")
                .contains("nothing runs in the background");
        assertThat(said() + shown.toString(StandardCharsets.UTF_8))
                .contains("[1] done: plan ")
                .contains("[2] exit code 4: verify nas -o table");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1,ended,0,");
    }

    @Test
    void whatRunsInTheBackgroundIsSuspendedAtTheEnd() throws IOException {
        String worlds = "'spectra:demo?world=primary' 'spectra:demo?world=s1'";
        assertThat(type("plan " + worlds + " --name slow --src-set latency=50ms &\nexit\n"))
                .isZero();
        assertThat(said()).contains("[1] plan ");
    }

    @Test
    void filesOfCommandsAreRunAndLinesContinued() throws IOException {
        Path script = Files.writeString(folder.resolve("some.sylos"), "# two\nlist -o csv\nlist \\\n -o csv\n");
        assertThat(type("source '" + script + "'\nlist \\\n-o csv\nsource /none\n"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
        assertThat(said()).contains("the script /none cannot be read");
    }

    @Test
    void linesAreKeptForTheUserAloneAndSecretsAreNot() throws IOException {
        type("list -o csv\nlist --home /no/PassWord\nplan sftp://me:sesame@127.0.0.1:1/x y\n list -o json\n");
        Path history = folder.resolve("sylos/history");
        assertThat(Files.readString(history))
                .contains("list -o csv")
                .doesNotContainIgnoringCase("password")
                .doesNotContain("sesame")
                .doesNotContain("json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSignalOfTheSystemEndsItAfterTheCommand() throws IOException {
        interrupts.request(Interrupts.Kind.TERM);
        assertThat(type("list -o csv\n")).isEqualTo(130);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
