package org.sylos.storage.duckdb;

import org.jspecify.annotations.Nullable;

/**
 * Keeps every Java string in a column of UTF-8 text.
 *
 * <p>A string may hold half of a surrogate pair, which UTF-8 cannot: the driver would write a question mark, and two names
 * could become one. Such a half is written as U+FDD0, which is no character, and four hexadecimal digits; so is U+FDD0
 * itself. Each part of a path is written on its own, and {@code /} is never part of what is replaced, so that the written
 * form of a path is the path of the written forms.
 */
final class Texts {
    private static final char MARK = '\uFDD0';

    private Texts() {}

    static @Nullable String encodeNullable(@Nullable String text) {
        return text == null ? null : encode(text);
    }

    static String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE && (c <= Character.MAX_SURROGATE || c == MARK)) {
                if (isPair(text, i)) {
                    i++;
                } else {
                    return encodeFrom(text, i);
                }
            }
        }
        return text;
    }

    private static String encodeFrom(String text, int start) {
        StringBuilder written = new StringBuilder(text.length() + 8).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                written.append(c).append(text.charAt(++i));
            } else if (c == MARK || Character.isSurrogate(c)) {
                written.append(MARK).append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    static String decode(String written) {
        int mark = written.indexOf(MARK);
        if (mark < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        int from = 0;
        for (; mark >= 0 && mark + 5 <= written.length(); mark = written.indexOf(MARK, from)) {
            text.append(written, from, mark).append((char) Integer.parseInt(written, mark + 1, mark + 5, 16));
            from = mark + 5;
        }
        return text.append(written, from, written.length()).toString();
    }
}
