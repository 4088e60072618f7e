package org.sylos.shell.render;

/**
 * A column of a listing.
 *
 * @param name its key in machine formats: lower-case words joined with {@code _}
 * @param title what stands above it in tables
 * @param kind how its values are drawn for people
 */
public record Column(String name, String title, Kind kind) {
    /** How values are drawn for people. In machine formats they are plain text, whole numbers and ISO 8601 times. */
    public enum Kind {
        /** Text, to the left. */
        TEXT,
        /** A number of things. */
        COUNT,
        /** A number of bytes. */
        BYTES,
        /** A number that is none of a quantity, such as a process id. */
        NUMBER,
        /** An instant, in local time. */
        TIME
    }

    /** A column of text. */
    public static Column text(String name, String title) {
        return new Column(name, title, Kind.TEXT);
    }

    /** A column of another kind. */
    public static Column of(String name, String title, Kind kind) {
        return new Column(name, title, kind);
    }

    boolean toTheRight() {
        return kind == Kind.COUNT || kind == Kind.BYTES || kind == Kind.NUMBER;
    }
}
