package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sylos.engine.api.rule.ConditionText;
import org.sylos.engine.api.storage.NaturalOrder;

/**
 * Conditions in SQL that hold of all texts up to, or from, a text in {@link NaturalOrder}, and of few others. Asking SQL for that
 * order itself costs microseconds for each text. These cost a tenth of it and leave few texts to be put in order exactly.
 *
 * <p>They look at the beginning of a text, at most at its first numbers, and not beyond characters other than ASCII, of which the
 * lower case in SQL is not that of the order.
 */
final class NaturalBounds {
    private static final int MOST_NUMBERS = 3;
    private static final int MOST_DIGITS = 20;

    /** Characters beyond ASCII whose lower case in SQL is within it. */
    private static final String ESCAPING =
            "(strlen({text}) <> length({text}) AND regexp_matches({text}, '[\u0130\u212a]'))";

    private final String text;
    private final String bound;
    private final boolean above;
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    private NaturalBounds(String text, String bound, boolean path, boolean above) {
        this.text = path ? "replace(" + text + ", '/', chr(1))" : text;
        this.bound = lower(ConditionText.of(path ? bound.replace('/', '\u0001') : bound));
        this.above = above;
    }

    /** What is not after a text in natural order. */
    static ReviewKeys.Bound atMost(String text, String bound, boolean path) {
        ReviewKeys.Bound natural = new NaturalBounds(text, bound, path, true).build();
        return path ? natural : RawBounds.atMost(text, ConditionText.of(bound)).and(natural);
    }

    /** What is not before a text in natural order. */
    static ReviewKeys.Bound atLeast(String text, String bound, boolean path) {
        ReviewKeys.Bound natural = new NaturalBounds(text, bound, path, false).build();
        return path ? natural : RawBounds.atLeast(text, ConditionText.of(bound)).and(natural);
    }

    private ReviewKeys.Bound build() {
        int at = 0;
        for (int numbers = 0; numbers <= MOST_NUMBERS; numbers++) {
            int end = at;
            while (end < bound.length() && isPlain(bound.charAt(end))) {
                end++;
            }
            if (end > at) {
                letters(bound.substring(0, at), bound.substring(0, end));
            }
            if (end == bound.length() || !isDigit(bound.charAt(end)) || numbers == MOST_NUMBERS) {
                break;
            }
            at = end;
            while (at < bound.length() && isDigit(bound.charAt(at))) {
                at++;
            }
            number(bound.substring(0, end), bound.substring(end, at));
        }
        return ReviewKeys.Bound.allOf(clauses, arguments);
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && !isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Those that begin as the text does up to a number, and go on with another letter. */
    private void letters(String before, String upTo) {
        String lower = "lower(" + text + ")";
        String decided = before.isEmpty() ? "" : "NOT starts_with(" + lower + ", ?) OR ";
        if (!before.isEmpty()) {
            arguments.add(before);
        }
        if (above) {
            char last = upTo.charAt(upTo.length() - 1);
            clauses.add("(" + decided + digitFollows(before) + lower + " < ?)");
            arguments.add(upTo.substring(0, upTo.length() - 1) + (char) (last + 1));
        } else {
            clauses.add("(" + decided + digitFollows(before) + lower + " >= ? OR " + ESCAPING.replace("{text}", text)
                    + ")");
            arguments.add(upTo);
        }
    }

    /** A longer number than the one before is decided by {@link #number}. */
    private String digitFollows(String before) {
        if (before.isEmpty()) {
            return "";
        }
        return "substr(" + text + ", " + (before.length() + 1) + ", 1) BETWEEN '0' AND '9' OR ";
    }

    /** Those that begin as the text does and go on with a number that is too large, or too small, are left out. */
    private void number(String before, String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        String value = digits.substring(zeros);
        if (value.length() > MOST_DIGITS || (!above && value.isEmpty())) {
            return;
        }
        String beyond = above ? larger(value) : smaller(value);
        // In the text, as it holds no character that means something in SQL: an argument would be read anew and again.
        clauses.add("NOT regexp_matches(" + text + ", '^" + literal(before) + beyond + "', 's')");
    }

    /** Beginnings of larger numbers; zeros in front are passed over. */
    private static String larger(String value) {
        List<String> ways = new ArrayList<>();
        ways.add("[1-9]" + digits(value.length()));
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '9') {
                ways.add(value.substring(0, i) + "[" + (char) (value.charAt(i) + 1) + "-9]"
                        + digits(value.length() - i - 1));
            }
        }
        return "0*(?:" + String.join("|", ways) + ")";
    }

    /** Smaller numbers with their end; no digit at all is no number. */
    private static String smaller(String value) {
        List<String> ways = new ArrayList<>();
        ways.add("0+");
        if (value.length() > 1) {
            ways.add("0*[1-9][0-9]{0," + (value.length() - 2) + "}");
        }
        for (int i = 0; i < value.length(); i++) {
            char least = i == 0 ? '1' : '0';
            if (value.charAt(i) > least) {
                ways.add("0*" + value.substring(0, i) + "[" + least + "-" + (char) (value.charAt(i) - 1) + "]"
                        + digits(value.length() - i - 1));
            }
        }
        return "(?:" + String.join("|", ways) + ")(?:[^0-9]|$)";
    }

    private static String digits(int count) {
        return count == 0 ? "" : "[0-9]{" + count + "}";
    }

    /** Matches a text in lower case, and in upper case as far as that is ASCII. */
    private static String literal(String text) {
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                literal.append('[').append(c).append((char) (c - 32)).append(']');
            } else {
                literal.append(isDigit(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\x{%x}", (int) c));
            }
        }
        return literal.toString();
    }

    private static String lower(String form) {
        StringBuilder lower = new StringBuilder(form.length());
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }
}
