package org.sylos.shell.render;

import java.util.Locale;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/** Text as it may go to a terminal: without anything that would steer it, and measured in columns. */
public final class Text {
    private static final String ELLIPSIS = "…";

    private Text() {}

    /**
     * The text with control characters, line breaks, direction marks and broken surrogates written as escapes. Names come from
     * the storage and may hold anything; a terminal would obey some of it.
     */
    public static String printable(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            int length = Character.charCount(code);
            String escape = escape(code);
            if (escape != null && out == null) {
                out = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (out != null) {
                out.append(escape == null ? text.substring(i, i + length) : escape);
            }
            i += length;
        }
        return out == null ? text : out.toString();
    }

    private static @Nullable String escape(int code) {
        return switch (code) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                steers(code)
                        ? code < 0x100
                                ? String.format(Locale.ROOT, "\\x%02x", code)
                                : String.format(Locale.ROOT, "\\u%04x", code)
                        : null;
        };
    }

    private static boolean steers(int code) {
        int type = Character.getType(code);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || code == 0x200E
                || code == 0x200F
                || code == 0x061C
                || (code >= 0x202A && code <= 0x202E)
                || (code >= 0x2066 && code <= 0x2069);
    }

    /** Columns that the text takes on a terminal. Colour codes must not be in it. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            width += Math.max(0, WCWidth.wcwidth(code));
            i += Character.charCount(code);
        }
        return width;
    }

    /** The beginning of the text, at most so many columns; an ellipsis tells that something is missing. */
    public static String truncate(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int left = columns - 1;
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            left -= Math.max(0, WCWidth.wcwidth(code));
            if (left < 0) {
                break;
            }
            out.appendCodePoint(code);
            i += Character.charCount(code);
        }
        return columns < 1 ? "" : out + ELLIPSIS;
    }

    /** The text with spaces after it, up to a width. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with spaces before it, up to a width. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** The text with its first letter in upper case. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
