package org.sylos.shell.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Asks on a screen and reads the answer from an input stream, not one byte further than the line. */
public final class InputQuestions implements Questions {
    private final InputStream in;
    private final Screen screen;

    /** Questions on this screen. */
    public InputQuestions(InputStream in, Screen screen) {
        this.in = in;
        this.screen = screen;
    }

    @Override
    public @Nullable String ask(String question) {
        screen.prompt(question);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int b = in.read();
            if (b < 0) {
                screen.say("");
                return null;
            }
            while (b >= 0 && b != '\n') {
                line.write(b);
                b = in.read();
            }
        } catch (IOException e) {
            screen.say("");
            return null;
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String askSecretly(String question) {
        screen.prompt("");
        try (Terminal terminal =
                TerminalBuilder.builder().name("sylos").system(true).dumb(false).build()) {
            return askSecretly(terminal, question);
        } catch (IOException | IllegalStateException e) {
            // Better no answer than one that is shown.
            screen.say("the terminal cannot hide what is typed: " + e.getMessage());
            return null;
        }
    }

    /** Asks on an open terminal, which shows nothing of what is typed and keeps it in no history. */
    public static @Nullable String askSecretly(Terminal terminal, String question) {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return reader.readLine(question, (char) 0);
        } catch (UserInterruptException | EndOfFileException e) {
            return null;
        }
    }
}
