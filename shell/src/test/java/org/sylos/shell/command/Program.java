package org.sylos.shell.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.MigrationManager;
import org.sylos.shell.render.Palette;
import org.sylos.shell.repl.ManyCommands;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Ending;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Home;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.Questions;
import org.sylos.shell.terminal.Screen;
import org.sylos.shell.terminal.Tty;

/** The program, run inside the test with streams of its own and a home of its own. */
public final class Program implements Ending {
    /**
     * What came out of one call.
     *
     * @param code the exit code
     * @param out standard output
     * @param err standard error
     */
    public record Outcome(int code, String out, String err) {}

    private final Path home;
    private final List<Integer> exits = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts((kind, times) -> exits.add(130));
    private InputStream in = new ByteArrayInputStream(new byte[0]);
    private @Nullable Questions questions;
    private boolean shown;
    private boolean unread;

    /** A program whose migrations are in this folder. */
    public Program(Path home) {
        this.home = home;
    }

    /** Gives it something on standard input, which is then no terminal. */
    public Program typed(String text) {
        in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sits somebody down who answers questions. */
    public Program answering(Questions somebody) {
        questions = somebody;
        return this;
    }

    /** Lets its output go to a terminal. */
    public Program onTerminal() {
        shown = true;
        return this;
    }

    /** Nobody reads its output: whoever did has left. */
    public Program unread() {
        unread = true;
        return this;
    }

    /** Its requests to stop. */
    public Interrupts interrupts() {
        return interrupts;
    }

    /** The exit codes with which it ended the process. */
    public List<Integer> exits() {
        return exits;
    }

    @Override
    public void exit(ExitCode code) {
        exits.add(code.code());
    }

    @Override
    public void halt(ExitCode code) {
        exits.add(-code.code());
    }

    /** What one command learns about these secrets, with a blank between them. */
    public String secrets(String... references) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Session session = session(console(out, out));
                Context context = session.begin(Settings.DEFAULT)) {
            return Arrays.stream(references)
                    .map(context.providerContext()::secret)
                    .collect(Collectors.joining(" "));
        }
    }

    private Session session(Console console) {
        return new Session(console, Home.ofProcess(), interrupts, MigrationManager::open, this, null);
    }

    private Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new PrintStream(unread ? brokenPipe() : out, true, StandardCharsets.UTF_8),
                new Screen(new PrintStream(err, true, StandardCharsets.UTF_8), false),
                new Tty(false, shown, shown, true),
                Palette.PLAIN,
                Palette.PLAIN,
                () -> 80,
                questions);
    }

    private static OutputStream brokenPipe() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
    }

    /** Runs it. */
    public Outcome run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--home";
        all[args.length + 1] = home.toString();
        int code;
        try (Session session = session(console(out, err))) {
            code = CommandTree.run(session, new ManyCommands(session, in), all);
        }
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
