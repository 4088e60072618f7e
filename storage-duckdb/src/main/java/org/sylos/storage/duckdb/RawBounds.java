package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sylos.storage.duckdb.ReviewKeys.Bound;

/**
 * Conditions in SQL that hold of all texts up to, or from, a text in natural order, as {@link NaturalBounds} has them, but made of
 * comparisons of bytes and of places at which digits stand. They leave out less and cost a third, as no text is made of another.
 *
 * <p>Natural order is that of bytes among texts that have their digits at the same places and the same letters around them, in
 * upper and lower case alike. A number with more digits is larger, unless they begin with zeros.
 */
final class RawBounds {
    private static final int MOST_NUMBERS = 3;
    private static final int MOST_DIGITS = 20;

    private final String text;
    private final String bound;
    private final boolean above;
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    private RawBounds(String text, String bound, boolean above) {
        this.text = text;
        this.bound = bound;
        this.above = above;
    }

    /**
     * What is not after a text.
     *
     * @param text an expression that costs little; it is written several times
     * @param bound the text, in the form in which texts are stored
     */
    static Bound atMost(String text, String bound) {
        return new RawBounds(text, bound, true).build();
    }

    /** What is not before a text. */
    static Bound atLeast(String text, String bound) {
        return new RawBounds(text, bound, false).build();
    }

    private Bound build() {
        List<Range> numbers = numbers();
        letters(bound.substring(
                0, numbers.isEmpty() ? plainFrom(0) : (int) numbers.get(0).first()));
        if (!numbers.isEmpty()) {
            sameLength(bound.substring(0, (int) numbers.get(numbers.size() - 1).last() + 1));
        }
        for (Range number : numbers) {
            int first = (int) number.first();
            otherLength(bound.substring(0, first), bound.substring(first, (int) number.last() + 1));
        }
        return Bound.allOf(clauses, arguments);
    }

    /** Where the first numbers are. */
    private List<Range> numbers() {
        List<Range> numbers = new ArrayList<>();
        int at = 0;
        while (numbers.size() < MOST_NUMBERS) {
            int first = plainFrom(at);
            at = first;
            while (at < bound.length() && isDigit(bound.charAt(at))) {
                at++;
            }
            if (at == first || at - first > MOST_DIGITS) {
                break;
            }
            numbers.add(new Range(first, at - 1));
        }
        return numbers;
    }

    private int plainFrom(int start) {
        int at = start;
        while (at < bound.length() && isPlain(bound.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && !isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Decides by what comes before the first number. Lower case comes after upper case as bytes go. */
    private void letters(String letters) {
        String bytes = above ? afterAll(letters) : beforeAll(letters);
        if (!bytes.isEmpty()) {
            clause(above ? "%1$s < ?" : "%1$s >= ?", bytes);
        }
    }

    /** From here on every text is after those that begin with some letters, or with a number. */
    private String afterAll(String letters) {
        if (letters.isEmpty()) {
            return beginsWithNumber() ? ":" : "";
        }
        String lower = letters.toLowerCase(Locale.ROOT);
        int last = lower.length() - 1;
        return lower.substring(0, last) + (char) (lower.charAt(last) + 1);
    }

    /** Up to here every text is before those that begin with some letters, or with a number. */
    private String beforeAll(String letters) {
        if (letters.isEmpty()) {
            return beginsWithNumber() ? "0" : "";
        }
        String upper = letters.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            // Between the cases: letters in lower case come after it, and those in upper case must.
            if (upper.charAt(i) > 'Z' && upper.charAt(i) < 'a') {
                return upper.substring(0, i) + 'A';
            }
        }
        return upper;
    }

    private boolean beginsWithNumber() {
        return !bound.isEmpty() && isDigit(bound.charAt(0));
    }

    /** Those that are alike up to a number and have more digits there, or too few. */
    private void otherLength(String before, String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        int length = digits.length() - zeros;
        if (above) {
            clause(
                    "CASE WHEN %1$s < ? THEN true WHEN %1$s >= ? THEN true ELSE NOT %1$s GLOB ? END",
                    before + "1", before + ":", pattern(before, false) + "[0-9]".repeat(length + 1) + "*");
        } else if (length > 0) {
            clause(
                    "CASE WHEN %1$s < ? THEN true WHEN %1$s >= ? THEN true ELSE %1$s GLOB ? END",
                    before + "0", before + ":", pattern(before, false) + "[0-9]".repeat(length) + "*");
        }
    }

    /** Those that have digits at the same places. */
    private void sameLength(String upTo) {
        int last = upTo.length() - 1;
        String pattern = pattern(upTo, true);
        if (above) {
            clause(
                    "CASE WHEN %1$s < ? THEN true ELSE NOT %1$s GLOB ? END",
                    upTo.substring(0, last) + (char) (upTo.charAt(last) + 1), pattern + "*");
        } else {
            clause(
                    "CASE WHEN %1$s >= ? THEN true WHEN %1$s GLOB ? THEN %1$s GLOB ? ELSE true END",
                    upTo, pattern + "*", pattern + "[0-9]*");
        }
    }

    private void clause(String sql, String... values) {
        clauses.add(sql.formatted(text));
        arguments.addAll(List.of(values));
    }

    private static String pattern(String text, boolean anyDigits) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (anyDigits && isDigit(c)) {
                pattern.append("[0-9]");
            } else {
                pattern.append("*?[]\\".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return pattern.toString();
    }
}
