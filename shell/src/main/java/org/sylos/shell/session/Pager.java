package org.sylos.shell.session;

import java.util.Locale;
import org.sylos.shell.terminal.Questions;

/** Lets a person read what is longer than the terminal, a screen at a time. Without a terminal it only writes. */
public final class Pager implements AutoCloseable {
    private final Context context;
    private final int height;
    private int left;

    /** Thrown when the person has seen enough. */
    public static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Enough() {
            super("enough was seen", null, false, false);
        }
    }

    private Pager(Context context, int height) {
        this.context = context;
        this.height = height;
        left = height;
    }

    /** A pager for what a command writes; it stops only when that is wanted, and somebody sees what is written. */
    public static Pager of(Context context, boolean wanted) {
        boolean seen = context.console().tty().out()
                && context.console().canAsk()
                && !context.settings().yes()
                && !context.settings().format().machine();
        return new Pager(context, wanted && seen ? context.rows() - 1 : Integer.MAX_VALUE);
    }

    /** Writes whole lines. */
    public void write(String text) {
        if (height == Integer.MAX_VALUE) {
            context.console().data(text);
            return;
        }
        for (String line : text.split("(?<=\n)", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            if (left == 0) {
                ask();
                left = height;
            }
            context.console().data(line);
            left--;
        }
    }

    private void ask() {
        Questions questions = context.console().questions();
        String answer = questions == null ? "q" : questions.ask("-- Enter for more, q to end -- ");
        if (answer == null || answer.strip().toLowerCase(Locale.ROOT).startsWith("q")) {
            throw new Enough();
        }
    }

    @Override
    public void close() {
        left = height;
    }
}
