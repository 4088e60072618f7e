package org.sylos.engine.core.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.function.Predicate;
import org.sylos.engine.api.rule.ConditionText;

/** Regular expressions of RE2: which are allowed, and what they are made of. */
final class Regexes {
    /** Longer ones are a mistake, or could be too large for the store. */
    static final int LONGEST = 4096;
    /** How often the store lets anything be repeated by counts, those of what it stands in multiplied. */
    private static final int MOST_REPEATS = 1000;

    /** Any one character of a name; half of a surrogate pair is written as five. */
    static final String ONE = "(?:[^/\\x{FDD0}]|\\x{FDD0}[0-9a-f]{4})";

    private Regexes() {}

    /**
     * Makes an expression ready.
     *
     * @throws IllegalArgumentException when it is none that the store would understand too; the message says why
     */
    static Predicate<String> compile(String regex, boolean ignoreCase) {
        try {
            Pattern pattern = Pattern.compile(regex, Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
            return pattern::matches;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("is no regular expression of RE2: " + e.getDescription(), e);
        }
    }

    /**
     * Checks an expression that a person wrote. RE2/J takes some that the store's RE2 does not.
     *
     * @throws IllegalArgumentException when one of the two would not understand it; the message says why
     */
    static void check(String regex) {
        if (regex.length() > LONGEST) {
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
        if (!ConditionText.of(regex).equals(regex)) {
            throw new IllegalArgumentException("holds half a character");
        }
        compile(regex, false);
        new Scan(regex).check();
    }

    /** Text as an expression that matches it and nothing else. */
    static String quote(String text) {
        StringBuilder regex = new StringBuilder(text.length() + 8);
        String form = ConditionText.of(text);
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c == '\uFDD0') {
                regex.append("\\x{FDD0}");
            } else if (c < ' ' || c == 0x7F) {
                regex.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            } else {
                regex.append("\\.+*?()|[]{}^$".indexOf(c) < 0 ? "" : "\\").append(c);
            }
        }
        return regex.toString();
    }

    /** Looks through an expression that is known to be one for RE2/J. */
    private static final class Scan {
        private final String regex;
        private int at;

        Scan(String regex) {
            this.regex = regex;
        }

        void check() {
            alternatives();
        }

        /** How often the innermost thing may be repeated by the counts up to the closing parenthesis or the end. */
        private int alternatives() {
            int most = 1;
            int last = 1;
            while (at < regex.length() && regex.charAt(at) != ')') {
                if (regex.charAt(at) == '{' && count() > 0) {
                    int times = count();
                    at = regex.indexOf('}', at) + 1;
                    last *= times;
                    if (last > MOST_REPEATS) {
                        throw new IllegalArgumentException(
                                "repeats something more than " + MOST_REPEATS + " times, all counts multiplied");
                    }
                } else {
                    last = atom();
                }
                most = Math.max(most, last);
            }
            return most;
        }

        private int atom() {
            char c = regex.charAt(at);
            if (c == '\\') {
                at = regex.startsWith("\\Q", at) ? end("\\E") : escapeEnd();
                return 1;
            } else if (c == '[') {
                at = bracketEnd();
                return 1;
            } else if (c == '(') {
                return group();
            }
            at++;
            return 1;
        }

        private int group() {
            if (regex.startsWith("(?<", at)) {
                throw new IllegalArgumentException("names a group with (?<...>; write (?P<...> or (?:...)");
            }
            at++;
            if (at < regex.length() && regex.charAt(at) == '?') {
                // Flags or a name; a colon or angle bracket ends them, or the parenthesis itself.
                while (at < regex.length() && ":>)".indexOf(regex.charAt(at)) < 0) {
                    at++;
                }
                at += at < regex.length() && regex.charAt(at) != ')' ? 1 : 0;
            }
            int most = alternatives();
            at++;
            return most;
        }

        /** The larger count of a repetition at this place; 0 when it is none. */
        private int count() {
            int end = regex.indexOf('}', at);
            String text = end < 0 ? "" : regex.substring(at + 1, end);
            if (!text.matches("\\d{1,4}(,\\d{0,4})?")) {
                return 0;
            }
            int comma = text.indexOf(',');
            String larger = comma < 0 || comma == text.length() - 1 ? text.replace(",", "") : text.substring(comma + 1);
            return Math.max(1, Integer.parseInt(larger));
        }

        private int end(String mark) {
            int end = regex.indexOf(mark, at);
            return end < 0 ? regex.length() : end + mark.length();
        }

        /** RE2/J and the store know the letters of different versions of Unicode. */
        private int escapeEnd() {
            char escaped = at + 1 < regex.length() ? regex.charAt(at + 1) : 0;
            if (escaped == 'p' || escaped == 'P') {
                throw new IllegalArgumentException(
                        "uses \\" + escaped + ", which means another set of characters in review than in a filter");
            }
            return escaped == 'x' && regex.startsWith("{", at + 2) ? end("}") : Math.min(regex.length(), at + 2);
        }

        private int bracketEnd() {
            int from = at + (regex.startsWith("[^", at) ? 2 : 1);
            from += regex.startsWith("]", from) ? 1 : 0;
            for (int i = from; i < regex.length(); i++) {
                char c = regex.charAt(i);
                if (c == ']') {
                    return i + 1;
                } else if (c == '\\') {
                    at = i;
                    i = escapeEnd() - 1;
                } else if (regex.startsWith("[:", i) && regex.indexOf(":]", i) > 0) {
                    i = regex.indexOf(":]", i) + 1;
                }
            }
            return regex.length();
        }
    }
}
