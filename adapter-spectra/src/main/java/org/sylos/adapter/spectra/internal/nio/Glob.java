package org.sylos.adapter.spectra.internal.nio;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns as {@link java.nio.file.FileSystem#getPathMatcher} describes them, made into regular expressions. */
final class Glob {
    private static final String META = "\\^$.|?*+()[]{}&-";

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private boolean inGroup;

    private Glob(String glob) {
        this.glob = glob;
    }

    /** Line breaks are characters like others: names can hold them. */
    static Pattern compile(String glob) {
        return Pattern.compile(new Glob(glob).translate(), Pattern.DOTALL);
    }

    private String translate() {
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            switch (c) {
                case '\\' -> literal(escaped());
                case '*' -> stars();
                case '?' -> regex.append("[^/]");
                case '[' -> bracket();
                case '{' -> beginGroup();
                case '}' -> endGroup();
                case ',' -> regex.append(inGroup ? ")|(?:" : ",");
                default -> literal(c);
            }
        }
        if (inGroup) {
            throw wrong("a group is not closed with '}'");
        }
        return regex.toString();
    }

    private char escaped() {
        if (at == glob.length()) {
            throw wrong("nothing follows the backslash");
        }
        return glob.charAt(at++);
    }

    private void stars() {
        if (next('*')) {
            at++;
            regex.append(".*");
        } else {
            regex.append("[^/]*");
        }
    }

    private void beginGroup() {
        if (inGroup) {
            throw wrong("groups cannot be nested");
        }
        inGroup = true;
        regex.append("(?:(?:");
    }

    private void endGroup() {
        regex.append(inGroup ? "))" : "\\}");
        inGroup = false;
    }

    /** One character of those in brackets, never a slash. All of them stand for themselves, but for {@code !} and ranges. */
    private void bracket() {
        regex.append("[[^/]&&[");
        if (next('!')) {
            at++;
            regex.append('^');
        }
        boolean first = true;
        while (first || !next(']')) {
            if (at == glob.length()) {
                throw wrong("a bracket is not closed with ']'");
            }
            char from = member();
            literal(from);
            if (next('-') && at + 1 < glob.length() && glob.charAt(at + 1) != ']') {
                at++;
                char to = member();
                if (to < from) {
                    throw wrong("a range goes backwards");
                }
                regex.append('-');
                literal(to);
            }
            first = false;
        }
        at++;
        regex.append("]]");
    }

    private char member() {
        char c = glob.charAt(at++);
        if (c == '/') {
            throw wrong("brackets match no slash");
        }
        return c;
    }

    private void literal(char c) {
        if (META.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private boolean next(char c) {
        return at < glob.length() && glob.charAt(at) == c;
    }

    private PatternSyntaxException wrong(String what) {
        return new PatternSyntaxException(what, glob, at - 1);
    }
}
