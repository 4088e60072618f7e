package org.sylos.shell.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Errors;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Job;
import org.sylos.shell.session.Session;
import org.sylos.shell.terminal.InputQuestions;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.Questions;
import org.sylos.shell.terminal.WholeTerminal;

/** The prompt. Ctrl-C drops a line or stops a command, never the shell; Ctrl-D or {@code exit} ends it. */
final class Repl {
    private final Session session;
    private final Lines lines;
    private Consumer<String> above = text -> {};
    private volatile boolean busy;

    Repl(Session session, Lines lines) {
        this.session = session;
        this.lines = lines;
    }

    int run() {
        try (Terminal terminal = WholeTerminal.open()) {
            return run(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used", e);
        }
    }

    int run(Terminal terminal) {
        Thread commands = Thread.currentThread();
        Interrupts interrupts = session.interrupts();
        // The terminal intercepts Ctrl-C by itself, and differently while a line is typed.
        interrupts.install(Interrupts.Kind.TERM, Interrupts.Kind.HUP);
        interrupts.whenIdle((kind, times) -> {
            if (kind == Interrupts.Kind.INT) {
                commands.interrupt();
            } else {
                session.jobs().close();
                session.ending().exit(ExitCode.INTERRUPTED);
            }
        });
        terminal.handle(Terminal.Signal.INT, signal -> interrupts.request(Interrupts.Kind.INT));
        session.share(terminal);
        session.becomeInteractive(session.console().asking(new Questions() {
            @Override
            public @Nullable String ask(String question) {
                return answer(terminal, question);
            }

            @Override
            public @Nullable String askSecretly(String question) {
                return InputQuestions.askSecretly(terminal, question);
            }
        }));
        LineReader reader = reader(terminal);
        above = text -> sayAbove(reader, text);
        session.console().say("Type help for the verbs, exit or Ctrl-D to leave.");
        try {
            while (!interrupts.ended()) {
                String line = line(reader);
                if (line == null) {
                    return ExitCode.DONE.code();
                }
                busy = true;
                perform(line);
                busy = false;
                // A request that came too late for its command must not hit the next one.
                Thread.interrupted();
            }
            return ExitCode.INTERRUPTED.code();
        } finally {
            busy = true;
            endJobs();
        }
    }

    private void endJobs() {
        List<Job> running = session.jobs().running();
        if (!running.isEmpty()) {
            session.console()
                    .say("Stopping what runs in the background; it can be resumed: "
                            + running.stream().map(Job::line).collect(Collectors.joining(", ")));
        }
        session.jobs().close();
    }

    /** Shows a text without disturbing the line that is typed, or the command that runs. */
    private void sayAbove(LineReader reader, String text) {
        if (busy) {
            session.console().say(text);
        } else {
            reader.printAbove(text);
        }
    }

    private LineReader reader(Terminal terminal) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("sylos")
                .parser(Words.parser())
                .completer(lines.completer())
                .history(new DiscreetHistory())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
        HistoryFile.in(session.home().state()).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }

    /** The next line; an empty one when it was dropped with Ctrl-C; null at the end. */
    private @Nullable String line(LineReader reader) {
        try {
            String line = reader.readLine(prompt()).strip();
            return line.equals("exit") || line.equals("quit") ? null : line;
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    /** The migration in use and its phase, and that something runs. */
    private String prompt() {
        int running = session.jobs().running().size();
        return "sylos" + (running == 0 ? "" : " [" + running + "]") + inUse() + "> ";
    }

    private String inUse() {
        String name = session.current();
        if (name == null) {
            return "";
        }
        try {
            return " " + Text.printable(name) + " (" + lines.phase(name).label() + ")";
        } catch (SylosException e) {
            session.use(null);
            Errors.show(e, session.console(), false);
            return "";
        }
    }

    private void perform(String line) {
        try {
            List<String> words = Words.of(line);
            if (words.size() > 1 && words.get(words.size() - 1).equals("&")) {
                begin(line, words.subList(0, words.size() - 1));
            } else {
                lines.run(words);
            }
        } catch (SylosException e) {
            Errors.show(e, session.console(), false);
        }
    }

    private void begin(String line, List<String> words) {
        Job job = session.jobs()
                .start(
                        line.substring(0, line.lastIndexOf('&')).strip(),
                        session,
                        above,
                        beside -> lines.in(beside).run(words));
        session.console().say("[" + job.number() + "] " + job.line());
    }

    private static @Nullable String answer(Terminal terminal, String question) {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return reader.readLine(question);
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        }
    }
}
