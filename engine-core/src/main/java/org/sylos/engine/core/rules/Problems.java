package org.sylos.engine.core.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with a text, so that all of it can be told at once. */
final class Problems {
    private static final int SHOWN = 60;

    private record Problem(int line, String text) {}

    private final List<Problem> problems = new ArrayList<>();

    /**
     * Notes that something makes no sense.
     *
     * @param where the node it is about
     * @param what what is wrong, and what is allowed
     */
    void add(Node where, String what) {
        add(where.getStartMark().getLine() + 1, what);
    }

    /** Notes it for a line counted from 1, or 0 when no line is known. */
    void add(int line, String what) {
        problems.add(new Problem(line, what));
    }

    /** Throws what was noted, if anything was. */
    void complain() {
        if (!problems.isEmpty()) {
            throw new RulesException(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(problem -> (problem.line() > 0 ? "line " + problem.line() + ": " : "") + problem.text())
                    .toList());
        }
    }

    /** A text as a message can show it: on one line and not too long. */
    static String shown(String text) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '\uFFFD' : c)
                .limit(SHOWN + 1L)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + "'";
    }
}
