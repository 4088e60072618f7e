package org.sylos.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** What the tabulator offers at the prompt. */
class CompletionTest {
    @TempDir
    private Path folder;

    private List<String> offered(String typed) {
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new Screen(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false),
                new Tty(true, true, true, true),
                Palette.PLAIN,
                Palette.PLAIN,
                () -> 80,
                null);
        Settings settings = new Settings(folder.resolve("home"), null, false, false, Format.JSONL, true);
        Home home = new Home(Map.of(), "Linux", folder);
        Interrupts interrupts = new Interrupts((kind, times) -> {});
        try (Session session =
                new Session(console, home, interrupts, MigrationManager::open, new Program(folder), null)) {
            ManyCommands many = new ManyCommands(session, new ByteArrayInputStream(new byte[0]));
            Lines lines = new Lines(session, settings, many);
            List<Candidate> candidates = new ArrayList<>();
            lines.completer()
                    .complete(null, Words.parser().parse(typed, typed.length(), ParseContext.COMPLETE), candidates);
            return candidates.stream().map(Candidate::value).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plugins dis | disable",
                "migrate a b --executor \"\" | local",
                "migrate a b --filter li | litter",
                "plan a b --verify che | checksum",
                "verify some --level si | size",
                "adapters lo | local",
                "filters li | litter",
                "find some --status pen | pending",
                "find some --failure perm | permission",
                "ls some --sort si | size",
                "exc | exclude",
                "help exc | exclude",
            })
    void verbs_and_the_names_of_providers_are_offered(String typed, String expected) {
        assertThat(offered(typed.replace("\"\"", ""))).contains(expected);
    }

    @Test
    void paths_inside_a_migration_are_offered_folders_open_ended() throws Exception {
        Path source = folder.resolve("src");
        Files.createDirectories(source.resolve("photos/2019"));
        Files.createDirectories(source.resolve("photos/20\n19"));
        Files.writeString(source.resolve("photos/2020.jpg"), "x");
        Files.writeString(source.resolve("other"), "x");
        String[] plan = {"plan", source.toString(), folder.resolve("dst").toString(), "--name", "nas"};
        assertThat(new Program(folder.resolve("home")).run(plan).code()).isZero();
        assertThat(offered("ls nas /")).containsExactly("/photos/");
        assertThat(offered("exclude nas /")).containsExactly("/photos/", "/other");
        assertThat(offered("sylos exclude /photos/20")).containsExactly("/photos/2019/", "/photos/2020.jpg");
        assertThat(offered("find nas --long /photos/2019/")).noneMatch(offer -> offer.startsWith("/"));
        assertThat(offered("exclude nas /other /photos/2020")).containsExactly("/photos/2020.jpg");
        assertThat(offered("exclude nas --rules /ph")).doesNotContain("/photos/");
        assertThat(offered("ls nope /nowhere/")).noneMatch(offer -> offer.startsWith("/"));
    }
}
