package org.sylos.shell.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jline.utils.Signals;

/**
 * The width of the terminal, asked from {@code stty} when it is first needed and again after the window was resized. A
 * terminal library would know it as well, at the price of loading native code for every short command.
 */
public final class TerminalSize implements IntSupplier {
    /** What holds where nobody knows. */
    public static final int USUAL = 80;

    private static final int USUAL_ROWS = 24;

    private final Map<String, String> environment;
    private volatile int columns = -1;

    /** A size that is found out when it is needed. */
    public TerminalSize(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int getAsInt() {
        if (columns < 0) {
            Signals.register("WINCH", () -> columns = ask());
            columns = ask();
        }
        return columns;
    }

    private int ask() {
        String exported = environment.get("COLUMNS");
        if (exported != null && exported.matches("[1-9]\\d{1,3}")) {
            return Integer.parseInt(exported);
        }
        return parse(stty());
    }

    /** Height of the terminal, asked anew each time. */
    public static int rows() {
        String answer = stty();
        int space = answer.indexOf(' ');
        String rows = space < 0 ? "" : answer.substring(0, space);
        return rows.matches("[1-9]\\d{0,4}") ? Integer.parseInt(rows) : USUAL_ROWS;
    }

    private static String stty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
            }
            return answer;
        } catch (IOException e) {
            // No such program, or no terminal: nothing can be told.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Reads {@code rows columns}. A terminal that was never told its size says {@code 0 0}. */
    static int parse(String answer) {
        int space = answer.indexOf(' ');
        String columns = space < 0 ? "" : answer.substring(space + 1);
        return columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : USUAL;
    }
}
