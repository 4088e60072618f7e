package org.sylos.storage.duckdb;

/**
 * Finds a text that stands in every text that a regular expression matches. Looking for it costs a fifth of trying the expression,
 * which can then be tried on those alone that hold it. Where it is not certain, there is none.
 */
final class RequiredText {
    private static final String CLASSES = "dDwWsSbBAz";

    private final String regex;
    private final boolean ignoreCase;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int at;

    private RequiredText(String regex, boolean ignoreCase) {
        this.regex = regex;
        this.ignoreCase = ignoreCase;
    }

    /**
     * The longest that was found; empty when there is none.
     *
     * @param regex an expression of RE2 that a whole text has to match
     * @param ignoreCase whether case is ignored. The answer is in lower case then, and stands in the text's lower case
     */
    static String of(String regex, boolean ignoreCase) {
        // Between these nothing means anything.
        if (regex.contains("\\Q") || regex.contains("\\E")) {
            return "";
        }
        RequiredText required = new RequiredText(regex, ignoreCase);
        return required.isUnderstood() ? required.longest : "";
    }

    private boolean isUnderstood() {
        while (at < regex.length()) {
            char c = regex.charAt(at);
            boolean understood = switch (c) {
                case '|' -> false;
                case '(' -> skipGroup();
                case '[' -> skipClass();
                case '\\' -> escape();
                case '*', '?', '+', '{' -> repetition(c);
                case '.', '^', '$' -> passOver(1);
                default -> literal(regex.codePointAt(at), Character.charCount(regex.codePointAt(at)));
            };
            if (!understood) {
                return false;
            }
        }
        endRun();
        return true;
    }

    private boolean literal(int character, int length) {
        at += length;
        // Of ASCII letters, k and s have a third form beyond ASCII.
        if (ignoreCase && (character >= 0x80 || "kKsS".indexOf(character) >= 0)) {
            endRun();
        } else {
            run.appendCodePoint(ignoreCase ? Character.toLowerCase(character) : character);
        }
        return true;
    }

    private boolean passOver(int length) {
        endRun();
        at += length;
        return true;
    }

    private void endRun() {
        if (run.length() > longest.length()) {
            longest = run.toString();
        }
        run.setLength(0);
    }

    private boolean escape() {
        if (at + 1 == regex.length()) {
            return false;
        }
        char c = regex.charAt(at + 1);
        if (c < 0x80 && !Character.isLetterOrDigit(c)) {
            return literal(c, 2);
        }
        return CLASSES.indexOf(c) >= 0 && passOver(2);
    }

    /** What comes before it may be there or not, or, with a plus sign, again and again. */
    private boolean repetition(char c) {
        if (c == '{') {
            int end = regex.indexOf('}', at);
            if (end < 0 || !regex.substring(at + 1, end).matches("[0-9]+(,[0-9]*)?")) {
                return false;
            }
            at = end;
        }
        if (c != '+' && run.length() > 0) {
            run.setLength(run.offsetByCodePoints(run.length(), -1));
        }
        return passOver(1);
    }

    private boolean skipGroup() {
        int depth = 0;
        endRun();
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                if (!skipClass()) {
                    return false;
                }
                continue;
            } else if (c == '(') {
                // Others than this may change what comes after the group.
                if (regex.startsWith("(?", at) && !regex.startsWith("(?:", at)) {
                    return false;
                }
                depth++;
            } else if (c == ')') {
                depth--;
            }
            at++;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean skipClass() {
        endRun();
        at++;
        if (regex.startsWith("^", at)) {
            at++;
        }
        if (regex.startsWith("]", at)) {
            at++;
        }
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (regex.startsWith("[:", at)) {
                int end = regex.indexOf(":]", at + 2);
                if (end >= 0) {
                    at = end + 1;
                }
            } else if (c == ']') {
                at++;
                return true;
            }
            at++;
        }
        return false;
    }
}
