package org.sylos.shell.terminal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which standard streams are a terminal, and whether it can be steered.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param dumb whether the terminal understands nothing but text
 */
public record Tty(boolean in, boolean out, boolean err, boolean dumb) {
    /**
     * As the launcher found them, because Java 17 cannot tell for a single stream. Without a launcher none counts as a
     * terminal: better no question and no colour than an escape code in somebody's file.
     *
     * @param launcher digits of the streams that are a terminal, such as {@code 02}; null when no launcher said
     */
    public static Tty detect(@Nullable String launcher, Map<String, String> environment) {
        String streams = launcher == null ? "" : launcher;
        return new Tty(
                streams.contains("0"),
                streams.contains("1"),
                streams.contains("2"),
                "dumb".equals(environment.get("TERM")));
    }
}
