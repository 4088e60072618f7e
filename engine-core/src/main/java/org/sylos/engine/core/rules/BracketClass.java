package org.sylos.engine.core.rules;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of characters in brackets, as in globs and in git's patterns. The rules are those of git's {@code wildmatch.c}: a
 * {@code ]} that comes first and a {@code -} at an end stand for themselves, a backslash takes the meaning from what follows,
 * and a slash is in no set.
 *
 * @param regex the set as an expression of RE2
 * @param end index in the pattern after the closing bracket
 */
record BracketClass(String regex, int end) {
    /** The classes of characters that have names, the slash left out. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("alnum", "0-9A-Za-z"),
            Map.entry("alpha", "A-Za-z"),
            Map.entry("blank", "\\t "),
            Map.entry("cntrl", "\\x00-\\x1F\\x7F"),
            Map.entry("digit", "0-9"),
            Map.entry("graph", "!-.0-~"),
            Map.entry("lower", "a-z"),
            Map.entry("print", " -.0-~"),
            Map.entry("punct", "!-.:-@\\[-`{-~"),
            Map.entry("space", "\\t-\\r "),
            Map.entry("upper", "A-Z"),
            Map.entry("xdigit", "0-9A-Fa-f"));

    /**
     * Reads a set.
     *
     * @param pattern the pattern
     * @param open index of the opening bracket
     * @return the set; null when it is not closed, or names a class that there is not
     */
    static @Nullable BracketClass read(String pattern, int open) {
        return new Reader(pattern, open + 1).read();
    }

    private static final class Reader {
        private final String pattern;
        private final StringBuilder members = new StringBuilder();
        private int at;

        Reader(String pattern, int at) {
            this.pattern = pattern;
            this.at = at;
        }

        @Nullable
        BracketClass read() {
            boolean negated = at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0;
            at += negated ? 1 : 0;
            int previous = 0;
            boolean first = true;
            while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
                first = false;
                int c = pattern.codePointAt(at);
                if (c == '-' && previous != 0 && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
                    at++;
                    int last = member();
                    if (last < 0) {
                        return null;
                    }
                    add(previous, last);
                    previous = 0;
                } else if (pattern.startsWith("[:", at) && namedEnd() > 0) {
                    String named = NAMED.get(pattern.substring(at + 2, namedEnd() - 1));
                    if (named == null) {
                        return null;
                    }
                    at = namedEnd() + 1;
                    members.append(named);
                    previous = 0;
                } else {
                    previous = member();
                    if (previous < 0) {
                        return null;
                    }
                    add(previous, previous);
                }
            }
            return at < pattern.length() ? new BracketClass(regex(negated), at + 1) : null;
        }

        /** Index of the bracket after the colon that ends a named class; 0 when none begins here. */
        private int namedEnd() {
            int end = pattern.indexOf(']', at + 2);
            return end > at + 2 && pattern.charAt(end - 1) == ':' ? end : 0;
        }

        /** The next character, a backslash before it passed over; -1 at the end, and for what is no whole character. */
        private int member() {
            if (at < pattern.length() && pattern.charAt(at) == '\\') {
                at++;
            }
            if (at >= pattern.length()) {
                return -1;
            }
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            return c == 0xFDD0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? -1 : c;
        }

        private void add(int from, int to) {
            if (from <= '/' && to >= '/') {
                add(from, '/' - 1);
                add('/' + 1, to);
            } else if (from <= to) {
                members.append(hex(from)).append(from < to ? "-" + hex(to) : "");
            }
        }

        private static String hex(int c) {
            return String.format(Locale.ROOT, "\\x{%X}", c);
        }

        private String regex(boolean negated) {
            if (negated) {
                return "(?:[^/\\x{FDD0}" + members + "]|\\x{FDD0}[0-9a-f]{4})";
            }
            return members.isEmpty() ? "[^\\x00-\\x{10FFFF}]" : "[" + members + "]";
        }
    }
}
