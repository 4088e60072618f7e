package org.sylos.shell.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
}
