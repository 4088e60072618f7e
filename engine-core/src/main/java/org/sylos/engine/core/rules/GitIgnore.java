package org.sylos.engine.core.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.DepthIs;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.Operator;

/**
 * What a file of git's patterns at the root ignores, as a condition. The rules are those of git's {@code dir.c}: the last pattern
 * that matches decides, and what is below an ignored folder is ignored whatever the patterns say of it.
 */
final class GitIgnore {
    private static final Condition NOTHING = new Any(List.of());
    /** How many turns between patterns and exceptions are read; each turn nests the condition once more. */
    private static final int MOST_TURNS = 100;
    /** Expressions are joined up to this length: the store runs through one of them faster than through many. */
    private static final int JOINED = 2000;

    private GitIgnore() {}

    /**
     * Reads lines.
     *
     * @throws IllegalArgumentException when there are more turns than can be answered; the message says so
     */
    static Condition read(List<String> lines) {
        List<List<GitPattern>> groups = new ArrayList<>();
        for (String line : lines) {
            GitPattern pattern = GitPattern.read(line);
            if (pattern != null) {
                List<GitPattern> last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
                if (last == null || last.get(0).negative() != pattern.negative()) {
                    last = new ArrayList<>();
                    groups.add(last);
                }
                last.add(pattern);
            }
        }
        // Exceptions to nothing change nothing.
        if (!groups.isEmpty() && groups.get(0).get(0).negative()) {
            groups.remove(0);
        }
        if (groups.isEmpty()) {
            return NOTHING;
        }
        if (groups.size() > MOST_TURNS) {
            throw new IllegalArgumentException(
                    "turns between patterns and exceptions more than " + MOST_TURNS + " times");
        }
        // The root is never ignored, and an empty name would match a star.
        Condition notRoot = new DepthIs(Operator.GREATER, 0);
        return groups.size() == 1
                ? new All(List.of(notRoot, withAllBelow(groups.get(0))))
                : new Under(new All(List.of(notRoot, lastDecides(groups))));
    }

    /** Without exceptions an expression can tell at once what is below a folder that is ignored. */
    private static Condition withAllBelow(List<GitPattern> patterns) {
        List<String> anything = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (GitPattern pattern : patterns) {
            anything.add(pattern.regex() + (pattern.foldersOnly() ? "/.*" : "(?:/.*)?"));
            if (pattern.foldersOnly()) {
                folders.add(pattern.regex());
            }
        }
        return any(anything, folders);
    }

    private static Condition lastDecides(List<List<GitPattern>> groups) {
        Condition ignored = NOTHING;
        for (List<GitPattern> group : groups) {
            Condition matched = any(regexes(group, false), regexes(group, true));
            if (group.get(0).negative()) {
                ignored = new All(List.of(new Not(matched), ignored));
            } else {
                ignored = ignored.equals(NOTHING) ? matched : new Any(List.of(matched, ignored));
            }
        }
        return ignored;
    }

    private static List<String> regexes(List<GitPattern> patterns, boolean foldersOnly) {
        return patterns.stream()
                .filter(pattern -> pattern.foldersOnly() == foldersOnly)
                .map(GitPattern::regex)
                .toList();
    }

    private static Condition any(List<String> anything, List<String> folders) {
        List<Condition> conditions = new ArrayList<>(joined(anything));
        List<Condition> ofFolders = joined(folders);
        if (!ofFolders.isEmpty()) {
            conditions.add(new All(List.of(new KindIs(Set.of(NodeKind.FOLDER)), one(ofFolders))));
        }
        return one(conditions);
    }

    private static Condition one(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new Any(conditions);
    }

    private static List<Condition> joined(List<String> regexes) {
        List<Condition> conditions = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        int length = 0;
        for (String regex : regexes) {
            if (length > 0 && length + regex.length() > JOINED) {
                conditions.add(matches(parts));
                parts.clear();
                length = 0;
            }
            parts.add(regex);
            length += regex.length();
        }
        if (!parts.isEmpty()) {
            conditions.add(matches(parts));
        }
        return Collections.unmodifiableList(conditions);
    }

    private static Condition matches(List<String> regexes) {
        String regex = regexes.size() == 1 ? regexes.get(0) : "(?:" + String.join("|", regexes) + ")";
        return new Matches(Field.PATH, regex, false);
    }

    /**
     * One pattern.
     *
     * @param regex what it matches, as an expression for whole paths
     * @param negative whether it makes an exception
     * @param foldersOnly whether it matches folders alone
     */
    record GitPattern(String regex, boolean negative, boolean foldersOnly) {

        /** Reads a line; null when it is empty, a comment, or a pattern that never matches anything. */
        static @Nullable GitPattern read(String line) {
            String text = withoutTrailingSpaces(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            if (text.isEmpty() || text.startsWith("#")) {
                return null;
            }
            boolean negative = text.startsWith("!");
            text = text.substring(negative ? 1 : 0);
            boolean foldersOnly = text.endsWith("/");
            text = text.substring(0, text.length() - (foldersOnly ? 1 : 0));
            if (text.isEmpty()) {
                return null;
            }
            boolean anchored = text.indexOf('/') >= 0;
            String regex = new Wild(text.startsWith("/") ? text.substring(1) : text).regex();
            return regex == null ? null : new GitPattern((anchored ? "/" : "/(?:.*/)?") + regex, negative, foldersOnly);
        }

        /** A backslash keeps the space after it. */
        private static String withoutTrailingSpaces(String line) {
            int end = -1;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == ' ') {
                    end = end < 0 ? i : end;
                } else {
                    end = -1;
                    i += c == '\\' ? 1 : 0;
                }
            }
            return end < 0 ? line : line.substring(0, end);
        }
    }

    /** A pattern of git's {@code wildmatch.c}. */
    private static final class Wild {
        private final String pattern;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        /** Git compares the text before the first special character by itself; stars right after it stand at a beginning. */
        private boolean literalSoFar = true;

        Wild(String pattern) {
            this.pattern = pattern;
        }

        /** The expression; null when the pattern never matches. */
        @Nullable
        String regex() {
            while (at < pattern.length()) {
                char c = pattern.charAt(at);
                boolean special = "*?[\\".indexOf(c) >= 0;
                if (c == '*') {
                    stars();
                } else if (c == '?') {
                    regex.append(Regexes.ONE);
                    at++;
                } else if (c == '[') {
                    BracketClass set = BracketClass.read(pattern, at);
                    if (set == null) {
                        return null;
                    }
                    regex.append(set.regex());
                    at = set.end();
                } else {
                    at += c == '\\' ? 1 : 0;
                    if (at == pattern.length()) {
                        return null;
                    }
                    int literal = pattern.codePointAt(at);
                    regex.append(Regexes.quote(Character.toString(literal)));
                    at += Character.charCount(literal);
                }
                literalSoFar &= !special;
            }
            return regex.toString();
        }

        private void stars() {
            int from = at;
            while (at < pattern.length() && pattern.charAt(at) == '*') {
                at++;
            }
            boolean begins = literalSoFar || pattern.charAt(from - 1) == '/';
            boolean ends = at == pattern.length() || pattern.startsWith("/", at) || pattern.startsWith("\\/", at);
            if (at - from == 1 || !begins || !ends) {
                regex.append("[^/]*");
            } else if (pattern.startsWith("/", at)) {
                at++;
                regex.append("(?:.*/)?");
            } else {
                regex.append(".*");
            }
        }
    }
}
