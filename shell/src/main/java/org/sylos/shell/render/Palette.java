package org.sylos.shell.render;

/**
 * The few colours in use, or none.
 *
 * @param on whether colours are written
 */
public record Palette(boolean on) {
    /** No colours. */
    public static final Palette PLAIN = new Palette(false);

    /** What stands out. */
    public String bold(String text) {
        return code("1", text);
    }

    /** What can be passed over. */
    public String dim(String text) {
        return code("2", text);
    }

    /** Something failed. */
    public String red(String text) {
        return code("31", text);
    }

    /** Something went well. */
    public String green(String text) {
        return code("32", text);
    }

    /** Something to look at. */
    public String yellow(String text) {
        return code("33", text);
    }

    private String code(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
