package org.sylos.shell.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Standard error with, on a terminal, a few lines at the bottom that are drawn again and again; what is said scrolls above
 * them. Thread-safe.
 */
public class Screen {
    private static final String ERASE = "\r\u001b[K";
    private static final String UP = "\u001b[A";

    private final PrintStream raw;
    private final boolean redraws;
    private List<String> status = List.of();

    /**
     * A screen on a stream.
     *
     * @param redraws whether lines can be drawn again; otherwise {@link #status} draws nothing
     */
    public Screen(PrintStream raw, boolean redraws) {
        this.raw = raw;
        this.redraws = redraws;
    }

    /** Whether status lines are drawn. */
    public boolean redraws() {
        return redraws;
    }

    /** Writes a text above the status lines; a line break is added. */
    public synchronized void say(String text) {
        erase();
        raw.println(text);
        draw();
        raw.flush();
    }

    /** Writes a text without a line break, such as a question. The status lines go. */
    public synchronized void prompt(String text) {
        status(List.of());
        raw.print(text);
        raw.flush();
    }

    /** Replaces the status lines. None may be wider than the terminal. */
    public synchronized void status(List<String> lines) {
        if (redraws) {
            erase();
            status = List.copyOf(lines);
            draw();
            raw.flush();
        }
    }

    /** A stream whose lines are {@linkplain #say said}; for libraries that write to standard error. */
    public PrintStream asStream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private void erase() {
        for (int i = 0; i < status.size(); i++) {
            raw.print(i == 0 ? ERASE : UP + ERASE);
        }
    }

    private void draw() {
        raw.print(String.join(System.lineSeparator(), status));
    }

    /** Collects bytes until a line is complete. */
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                say(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (b != '\r') {
                line.write(b);
            }
        }

        @Override
        public synchronized void close() {
            if (line.size() > 0) {
                write('\n');
            }
        }
    }
}
