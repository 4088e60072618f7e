package org.sylos.shell.review;

import java.util.Locale;
import org.jline.utils.WCWidth;
import org.sylos.shell.render.Text;

/**
 * The characters that lines are drawn with.
 *
 * @param unicode whether the terminal shows more than ASCII
 */
record Glyphs(boolean unicode) {
    /** Stands for what is missing; replaced where there is only ASCII. */
    static final String ELLIPSIS = "\u2026";

    private static final int HIGHEST_ASCII = 0x7e;

    String ellipsis() {
        return unicode ? ELLIPSIS : "..";
    }

    /** Stands between a name and the one that it becomes. */
    String arrow() {
        return unicode ? "\u2192" : "->";
    }

    String rule(int columns) {
        return (unicode ? "\u2500" : "-").repeat(Math.max(0, columns));
    }

    /** A bar that is filled so far. */
    String bar(double share, int columns) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * columns);
        return (unicode ? "\u2588" : "#").repeat(full) + (unicode ? "\u2591" : ".").repeat(columns - full);
    }

    /** Any text, fit for this terminal: nothing in it steers it, and all of it can be shown. */
    String text(String raw) {
        String printable = Text.printable(raw);
        if (unicode || printable.codePoints().allMatch(code -> code <= HIGHEST_ASCII)) {
            return printable;
        }
        StringBuilder out = new StringBuilder();
        printable.codePoints().forEach(code -> {
            if (code <= HIGHEST_ASCII) {
                out.appendCodePoint(code);
            } else if (code == ELLIPSIS.charAt(0)) {
                out.append(ellipsis());
            } else {
                out.append(String.format(Locale.ROOT, code < 0x10000 ? "\\u%04x" : "\\u{%x}", code));
            }
        });
        return out.toString();
    }

    /** The beginning of a text that is fit for this terminal, in so many columns, filled up with blanks. */
    String left(String text, int columns) {
        return Text.left(cut(text, columns), columns);
    }

    /** The beginning of a text, in at most so many columns. */
    String cut(String text, int columns) {
        if (Text.width(text) <= columns) {
            return text;
        }
        int room = columns - Text.width(ellipsis());
        StringBuilder out = new StringBuilder();
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int code = text.codePointAt(at);
            width += Math.max(0, WCWidth.wcwidth(code));
            if (width > room) {
                break;
            }
            out.appendCodePoint(code);
            at += Character.charCount(code);
        }
        return room < 0 ? "" : out + ellipsis();
    }

    /** The end of a text, in at most so many columns. */
    String cutStart(String text, int columns) {
        if (Text.width(text) <= columns) {
            return text;
        }
        int room = columns - Text.width(ellipsis());
        int at = text.length();
        int width = 0;
        while (at > 0) {
            int code = text.codePointBefore(at);
            width += Math.max(0, WCWidth.wcwidth(code));
            if (width > room) {
                break;
            }
            at -= Character.charCount(code);
        }
        return room < 0 ? "" : ellipsis() + text.substring(at);
    }
}
