package org.sylos.shell;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.MigrationManager;
import org.sylos.shell.command.CommandTree;
import org.sylos.shell.render.Palette;
import org.sylos.shell.repl.ManyCommands;
import org.sylos.shell.session.Ending;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Home;
import org.sylos.shell.session.Session;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.InputQuestions;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.Screen;
import org.sylos.shell.terminal.TerminalSize;
import org.sylos.shell.terminal.Tty;

/** Starts the program. */
public final class Main {
    private Main() {}

    /** Runs the commands that were given and ends the process with their exit code. */
    public static void main(String[] args) {
        configureLogging(List.of(args).contains("--debug"));
        Console console = console(System.getenv());
        // What libraries write must not tear the progress lines apart.
        System.setErr(console.screen().asStream());
        int code;
        try (Session session = session(console)) {
            code = CommandTree.create(session, new ManyCommands(session, System.in))
                    .execute(args);
        }
        console.out().flush();
        System.exit(code);
    }

    private static Session session(Console console) {
        Ending ending = Ending.ofProcess();
        String distribution = System.getProperty("sylos.dist");
        return new Session(
                console,
                Home.ofProcess(),
                new Interrupts((kind, times) -> ending.exit(ExitCode.INTERRUPTED)),
                MigrationManager::open,
                ending,
                distribution == null ? null : Path.of(distribution));
    }

    private static Console console(Map<String, String> environment) {
        Tty tty = Tty.detect(System.getProperty("sylos.tty"), environment);
        Screen screen = new Screen(stream(FileDescriptor.err), tty.err() && !tty.dumb());
        String noColour = environment.get("NO_COLOR");
        boolean colour = !tty.dumb() && (noColour == null || noColour.isEmpty());
        return new Console(
                stream(FileDescriptor.out),
                screen,
                tty,
                new Palette(colour && tty.out()),
                new Palette(colour && tty.err()),
                new TerminalSize(environment),
                questions(tty, screen));
    }

    private static @Nullable InputQuestions questions(Tty tty, Screen screen) {
        return tty.in() ? new InputQuestions(System.in, screen) : null;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }

    /** Must come before anything logs. What the user asked for wins. */
    private static void configureLogging(boolean debug) {
        setDefault("defaultLogLevel", debug ? "debug" : "warn");
        setDefault("showThreadName", "false");
        setDefault("showShortLogName", "true");
    }

    private static void setDefault(String key, String value) {
        String property = "org.slf4j.simpleLogger." + key;
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
