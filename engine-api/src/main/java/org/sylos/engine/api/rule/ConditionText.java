package org.sylos.engine.api.rule;

import org.sylos.engine.api.Stability;

/**
 * The form of names and paths that conditions see.
 *
 * <p>It is the text itself, except that half of a surrogate pair, which no UTF-8 can hold and no regular expression can name,
 * is seen as U+FDD0 (no character, and in nobody's names) followed by its four lower-case hexadecimal digits, and so is
 * U+FDD0 itself. Different texts have different forms, and the form of a path is the path of the forms of its parts.
 */
@Stability(Stability.Level.EVOLVING)
public final class ConditionText {
    private static final char MARK = '\uFDD0';

    private ConditionText() {}

    /**
     * {@return the form that conditions see; the text itself where they see it as it is}
     *
     * @param text a name, a path, or a part of one
     */
    public static String of(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isReplaced(text, at)) {
                return from(text, at);
            }
            if (Character.isSurrogate(text.charAt(at))) {
                at++;
            }
        }
        return text;
    }

    private static String from(String text, int start) {
        StringBuilder form = new StringBuilder(text.length() + 8).append(text, 0, start);
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isReplaced(text, at)) {
                form.append(MARK).append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                form.append(c);
                if (Character.isSurrogate(c)) {
                    form.append(text.charAt(++at));
                }
            }
        }
        return form.toString();
    }

    /** Asked about whole pairs at their first half only. */
    private static boolean isReplaced(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return c == MARK;
        }
        return at + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(at + 1));
    }
}
