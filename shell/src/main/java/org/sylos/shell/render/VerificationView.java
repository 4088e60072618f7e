package org.sylos.shell.render;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;

/**
 * What verification found of what was written: how many nodes are as promised, and which are not.
 *
 * @param levels by verifier
 */
public record VerificationView(List<Level> levels) {
    /** Nothing was verified. */
    public static final VerificationView NONE = new VerificationView(List.of());

    public VerificationView {
        levels = List.copyOf(levels);
    }

    /**
     * What one verifier found.
     *
     * @param summary how many nodes
     * @param nodes the first of those that are not as promised, or about which nothing can be told
     */
    public record Level(VerificationSummary summary, List<VerifiedNode> nodes) {
        public Level {
            nodes = List.copyOf(nodes);
        }

        String words() {
            StringBuilder line = new StringBuilder(summary.verifier())
                    .append(": ")
                    .append(Units.count(summary.verified()))
                    .append(" as promised");
            append(line, summary.mismatches(), "different");
            append(line, summary.unknown(), "that cannot be told");
            append(line, summary.unchecked(), "not looked at");
            return line.toString();
        }

        private static void append(StringBuilder line, long count, String what) {
            if (count > 0) {
                line.append(", ").append(Units.count(count)).append(' ').append(what);
            }
        }

        private Document.Builder counts() {
            return Document.builder()
                    .put("verifier", summary.verifier())
                    .put("verified", summary.verified())
                    .put("mismatches", summary.mismatches())
                    .put("unknown", summary.unknown())
                    .put("unchecked", summary.unchecked());
        }

        private Document document() {
            return counts().put(
                            "nodes",
                            nodes.stream().map(VerificationView::document).toList())
                    .build();
        }
    }

    /** Whether some node was found different. */
    public boolean different() {
        return levels.stream().anyMatch(level -> level.summary().mismatches() > 0);
    }

    /** Whether of some written node it is not known that it is as promised. */
    public boolean open() {
        return levels.stream().anyMatch(level -> !level.summary().passed());
    }

    /** The same without nodes that are told of elsewhere. */
    VerificationView without(List<NodeView> others) {
        Set<Long> ids = others.stream().map(NodeView::id).collect(Collectors.toSet());
        Predicate<VerifiedNode> own = node -> !ids.contains(node.id());
        return new VerificationView(levels.stream()
                .map(level -> new Level(
                        level.summary(), level.nodes().stream().filter(own).toList()))
                .toList());
    }

    /** A heading, a line for each verifier, and its nodes beneath; nothing when nothing was verified. */
    void append(StringBuilder out, int most, Palette palette) {
        if (levels.isEmpty()) {
            return;
        }
        out.append('\n').append(palette.bold("Verification")).append('\n');
        for (Level level : levels) {
            String words = level.words();
            out.append("  ")
                    .append(level.summary().passed() ? words : palette.red(words))
                    .append('\n');
            level.nodes().stream()
                    .limit(most)
                    .forEach(node -> out.append("    ").append(line(node)).append('\n'));
            if (level.nodes().size() > most) {
                out.append("    ... and more: all of them are in the view 'findings' of 'sql'\n");
            }
        }
    }

    static String line(VerifiedNode node) {
        return Text.printable(node.path()) + ": " + Text.printable(reason(node.verdict()));
    }

    static String reason(Verdict verdict) {
        String detail = verdict.detail();
        return detail == null ? verdict.algorithm() : detail;
    }

    /** For programs. */
    List<Document> documents() {
        return levels.stream().map(Level::document).toList();
    }

    /** The same without the nodes. */
    List<Document> counts() {
        return levels.stream().map(level -> level.counts().build()).toList();
    }

    private static Document document(VerifiedNode node) {
        return Document.builder()
                .put("path", node.path())
                .put("result", node.verdict().result() == Verdict.Result.MISMATCH ? "mismatch" : "unknown")
                .put("algorithm", node.verdict().algorithm())
                .put("detail", node.verdict().detail())
                .build();
    }
}
