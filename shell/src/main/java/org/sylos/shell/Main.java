package org.sylos.shell;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import org.sylos.shell.terminal.DataStream;
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
        DataStream data = new DataStream(new FileOutputStream(FileDescriptor.out));
        Console console = console(System.getenv(), data);
        // What libraries write must not tear the progress lines apart.
        System.setErr(console.screen().asStream());
        int code;
        try (Session session = session(console)) {
            code = CommandTree.run(session, new ManyCommands(session, System.in), args);
        }
        console.out().flush();
        IOException failure = data.failure();
        if (failure != null) {
            console.say("sylos: standard output could not be written: " + failure.getMessage());
            code = code == ExitCode.DONE.code() ? ExitCode.ERROR.code() : code;
        }
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

    private static Console console(Map<String, String> environment, OutputStream data) {
        Tty tty = Tty.detect(System.getProperty("sylos.tty"), environment);
        Screen screen = new Screen(stream(new FileOutputStream(FileDescriptor.err)), tty.err() && !tty.dumb());
        String noColour = environment.get("NO_COLOR");
        boolean colour = !tty.dumb() && (noColour == null || noColour.isEmpty());
        return new Console(
                stream(data),
                screen,
                tty,
                new Palette(colour && tty.out()),
                new Palette(colour && tty.err()),
                new TerminalSize(environment),
                questions(tty, screen));
    }

    private static @Nullable InputQuestions questions(Tty tty, Screen screen) {
        return tty.in() && tty.err() ? new InputQuestions(System.in, screen) : null;
    }

    private static PrintStream stream(OutputStream raw) {
        return new PrintStream(new BufferedOutputStream(raw), false, StandardCharsets.UTF_8);
    }

    /** Must come before anything logs. What the user asked for wins. */
    private static void configureLogging(boolean debug) {
        // Libraries, those of plugins too, warn of what their callers deal with and tell in their own words.
        setDefault("defaultLogLevel", debug ? "debug" : "error");
        for (String part : List.of("engine", "storage", "plugins", "shell")) {
            setDefault("log.org.sylos." + part, debug ? "debug" : "warn");
        }
        // What a migration's journal says is shown by the commands themselves.
        setDefault("log.org.sylos.journal", debug ? "debug" : "off");
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
