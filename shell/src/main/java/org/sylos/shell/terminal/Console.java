package org.sylos.shell.terminal;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.render.Palette;

/**
 * Everything the program says and asks: data on standard output, everything else on standard error.
 *
 * @param out where data goes
 * @param screen where everything else goes
 * @param tty which streams are a terminal
 * @param outPalette colours of data
 * @param errPalette colours of everything else
 * @param columns width of the terminal, when there is one
 * @param questions asks the person at the terminal; null when nobody is there to answer
 */
public record Console(
        PrintStream out,
        Screen screen,
        Tty tty,
        Palette outPalette,
        Palette errPalette,
        IntSupplier columns,
        @Nullable Questions questions) {
    /** What a person answered. */
    public enum Answer {
        /** Go on. */
        YES,
        /** Do not. */
        NO,
        /** No answer: the input ended or was interrupted. */
        NONE
    }

    /** The same without colours. */
    public Console plain() {
        return new Console(out, screen, tty, Palette.PLAIN, Palette.PLAIN, columns, questions);
    }

    /** The same with somebody else to ask. */
    public Console asking(@Nullable Questions other) {
        return new Console(out, screen, tty, outPalette, errPalette, columns, other);
    }

    /** Width for data: that of the terminal, and without one no limit. */
    public int dataWidth() {
        return tty.out() ? columns.getAsInt() : Integer.MAX_VALUE;
    }

    /** Writes data as it is. */
    public void data(String text) {
        out.print(text);
        out.flush();
    }

    /** Tells a person something, on a line of its own. */
    public void say(String text) {
        screen.say(text);
    }

    /** Tells a person of something that is not as it should be. */
    public void warn(String text) {
        screen.say(errPalette.yellow("warning: ") + text);
    }

    /** Whether somebody can be asked. */
    public boolean canAsk() {
        return questions != null;
    }

    /** Asks for something that is not to be seen; null when the input ended or was interrupted instead. */
    public @Nullable String askSecretly(String question) {
        if (questions == null) {
            throw new IllegalStateException("there is nobody to ask: " + question);
        }
        return questions.askSecretly(question);
    }

    /** Asks a question that is answered with yes or no, again until it is; an empty answer is no. */
    public Answer confirm(String question) {
        if (questions == null) {
            throw new IllegalStateException("there is nobody to ask: " + question);
        }
        while (true) {
            String line = questions.ask(question + " [y/N] ");
            if (line == null) {
                return Answer.NONE;
            }
            switch (line.strip().toLowerCase(Locale.ROOT)) {
                case "y", "yes" -> {
                    return Answer.YES;
                }
                case "", "n", "no" -> {
                    return Answer.NO;
                }
                default -> say("Please answer yes or no.");
            }
        }
    }

    /** The zone in which times are shown. */
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
