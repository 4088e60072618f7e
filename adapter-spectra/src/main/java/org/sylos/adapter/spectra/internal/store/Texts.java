package org.sylos.adapter.spectra.internal.store;

/**
 * Keeps every Java string in a column of UTF-8 text. A string may hold half of a surrogate pair, which UTF-8 cannot: the driver
 * would write a question mark, and two names could become one. Such a half is written as U+FDD0, which is no character, and
 * four hexadecimal digits; so is U+FDD0 itself.
 */
final class Texts {
    private static final char MARK = '\uFDD0';
    private static final int DIGITS = 4;

    private Texts() {}

    static String encode(String text) {
        StringBuilder written = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = isPair(text, i);
            boolean special = c == MARK || (Character.isSurrogate(c) && !pair);
            if (special && written == null) {
                written = new StringBuilder(text.length() + DIGITS).append(text, 0, i);
            }
            if (written != null) {
                if (special) {
                    written.append(MARK).append(Integer.toHexString(0x10000 | c), 1, 1 + DIGITS);
                } else {
                    written.append(c);
                }
            }
            if (pair) {
                i++;
                if (written != null) {
                    written.append(text.charAt(i));
                }
            }
        }
        return written == null ? text : written.toString();
    }

    static String decode(String written) {
        int mark = written.indexOf(MARK);
        if (mark < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        int from = 0;
        for (; mark >= 0 && mark + 1 + DIGITS <= written.length(); mark = written.indexOf(MARK, from)) {
            text.append(written, from, mark);
            from = mark + 1 + DIGITS;
            text.append((char) Integer.parseInt(written, mark + 1, from, 16));
        }
        return text.append(written, from, written.length()).toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
