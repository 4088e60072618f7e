package org.sylos.shell.config;

/**
 * Where a part of the configuration comes from.
 *
 * @param source the file as messages call it
 * @param line the line in it; 0 for what was given with {@code --set}
 */
public record Origin(String source, int line) {
    /** What {@code --set} gave. */
    static final String OVERRIDE = "--set";

    @Override
    public String toString() {
        return line == 0 ? OVERRIDE : source + ", line " + line;
    }
}
