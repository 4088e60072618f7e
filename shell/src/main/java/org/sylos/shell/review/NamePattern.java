package org.sylos.shell.review;

import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.ConditionText;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;

/**
 * What is typed to look for names. With {@code *} or {@code ?} in it, it is a pattern for the whole name, otherwise a part of
 * the name. Case counts only when it holds a letter in upper case.
 */
final class NamePattern {
    /** U+FDD0 may not stand in expressions as it is. */
    private static final char MARK = '\uFDD0';

    private NamePattern() {}

    static Condition condition(String typed) {
        boolean exact = typed.codePoints().anyMatch(Character::isUpperCase);
        boolean pattern = typed.indexOf('*') >= 0 || typed.indexOf('?') >= 0;
        if (exact && !pattern) {
            return new Condition.TextIs(Field.NAME, TextTest.CONTAINS, typed);
        }
        String regex = regex(ConditionText.of(typed), pattern);
        return new Condition.Matches(Field.NAME, pattern ? regex : ".*" + regex + ".*", !exact);
    }

    private static String regex(String text, boolean pattern) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (pattern && c == '*') {
                regex.append(".*");
            } else if (pattern && c == '?') {
                regex.append('.');
            } else if (c == MARK) {
                regex.append("\\x{FDD0}");
            } else if (c < 0x80 && !Character.isLetterOrDigit(c)) {
                // A backslash before a control character means nothing to RE2; before punctuation it takes its meaning
                // away.
                regex.append(c < ' ' || c == 0x7f ? String.format("\\x%02x", (int) c) : "\\" + c);
            } else {
                regex.append(c);
            }
        }
        return regex.toString();
    }
}
