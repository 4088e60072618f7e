package org.sylos.engine.core.rules;

import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;

/**
 * A pattern as shells have them: {@code *} for any characters but a slash, {@code **} between slashes for any folders, {@code ?}
 * for one character, {@code [...]} for one of a set, <code>{a,b}</code> for alternatives, and a backslash before what stands for
 * itself.
 */
final class Glob {
    private static final String SPECIAL = "*?[{}\\";

    private final String pattern;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private int open;

    private Glob(String pattern) {
        this.pattern = pattern;
    }

    /**
     * What a pattern asks of a name.
     *
     * @throws IllegalArgumentException when it makes no sense; the message says why
     */
    static Condition ofName(String pattern, boolean ignoreCase) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        if (pattern.indexOf('/') >= 0) {
            throw new IllegalArgumentException("holds a slash, which no name does; ask for the path");
        }
        if (!ignoreCase) {
            if (isPlain(pattern)) {
                return new Condition.TextIs(Field.NAME, TextTest.EQUALS, pattern);
            } else if (pattern.startsWith("*") && isPlain(pattern.substring(1))) {
                return new Condition.TextIs(Field.NAME, TextTest.ENDS_WITH, pattern.substring(1));
            } else if (pattern.endsWith("*") && isPlain(pattern.substring(0, pattern.length() - 1))) {
                String start = pattern.substring(0, pattern.length() - 1);
                return new Condition.TextIs(Field.NAME, TextTest.STARTS_WITH, start);
            }
        }
        return new Condition.Matches(Field.NAME, new Glob(pattern).regex(), ignoreCase);
    }

    /**
     * What a pattern asks of a path; it begins at the root whether it begins with a slash or not.
     *
     * @throws IllegalArgumentException when it makes no sense; the message says why
     */
    static Condition ofPath(String pattern, boolean ignoreCase) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        String whole = pattern.startsWith("/") ? pattern : "/" + pattern;
        if (whole.length() > 1 && whole.endsWith("/")) {
            throw new IllegalArgumentException("ends with a slash; leave it out and add kind: folder");
        }
        if (whole.contains("//")) {
            throw new IllegalArgumentException("has two slashes in a row");
        }
        return isPlain(whole) && !ignoreCase
                ? new Condition.TextIs(Field.PATH, TextTest.EQUALS, whole)
                : new Condition.Matches(Field.PATH, new Glob(whole).regex(), ignoreCase);
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    private String regex() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '/' -> slash();
                case '*' -> stars();
                case '?' -> add(Regexes.ONE, 1);
                case '[' -> bracket();
                case '{' -> alternative("(?:", 1);
                case '}' -> closing();
                case ',' -> add(open > 0 ? "|" : ",", 1);
                case '\\' -> escaped();
                default -> literal();
            }
        }
        if (open > 0) {
            throw new IllegalArgumentException("has an open brace; \\{ stands for a brace itself");
        }
        return regex.toString();
    }

    /** Two stars are special between two slashes, or between a slash and the end. */
    private void slash() {
        if (pattern.startsWith("/**/", at)) {
            add("/(?:.*/)?", 4);
            while (pattern.startsWith("**/", at)) {
                at += 3;
            }
        } else if (pattern.startsWith("/**", at) && at + 3 == pattern.length()) {
            add("/.+", 3);
        } else {
            add("/", 1);
        }
    }

    private void stars() {
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        regex.append("[^/]*");
    }

    private void bracket() {
        BracketClass set = BracketClass.read(pattern, at);
        if (set == null) {
            throw new IllegalArgumentException("has a [ without its ], or a class between them that there is not");
        }
        regex.append(set.regex());
        at = set.end();
    }

    private void alternative(String text, int more) {
        open += more;
        add(text, 1);
    }

    private void closing() {
        if (open == 0) {
            throw new IllegalArgumentException("closes a brace that is not open; \\} stands for a brace itself");
        }
        alternative(")", -1);
    }

    private void escaped() {
        at++;
        if (at == pattern.length()) {
            throw new IllegalArgumentException("ends with a backslash; two of them stand for one");
        }
        literal();
    }

    private void literal() {
        int c = pattern.codePointAt(at);
        add(Regexes.quote(Character.toString(c)), Character.charCount(c));
    }

    private void add(String text, int length) {
        regex.append(text);
        at += length;
    }
}
