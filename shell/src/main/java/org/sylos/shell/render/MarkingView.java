package org.sylos.shell.render;

import java.util.Map;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;

/**
 * What came of marking nodes to be tried again, or of taking marks back.
 *
 * @param marked whether they were marked
 * @param changes what came of it, by what is to be tried again
 */
public record MarkingView(boolean marked, Map<RetryKind, RetryChange> changes) {
    /** For people. */
    public String text() {
        StringBuilder out = new StringBuilder();
        changes.forEach((kind, change) -> {
            if (change.changed() > 0) {
                out.append(Units.count(change.changed(), "node", "nodes"))
                        .append(change.changed() == 1 ? " is " : " are ")
                        .append(marked ? "" : "no longer ")
                        .append("to be ")
                        .append(word(kind))
                        .append(" again.\n");
            }
            if (change.refused() > 0) {
                out.append(Units.count(change.refused(), "node", "nodes"))
                        .append(" cannot be ")
                        .append(word(kind))
                        .append(" again: ")
                        .append(
                                kind == RetryKind.COPY
                                        ? "left out, in conflict, or below a folder that failed.\n"
                                        : "not a folder that was listed, or left out.\n");
            }
        });
        return out.isEmpty() ? "Nothing changed.\n" : out.toString();
    }

    private static String word(RetryKind kind) {
        return kind == RetryKind.COPY ? "copied" : "listed";
    }

    /** For programs. */
    public Document document() {
        Document.Builder document = Document.builder().put("action", marked ? "mark" : "unmark");
        for (RetryKind kind : RetryKind.values()) {
            RetryChange change = changes.getOrDefault(kind, new RetryChange(0, 0, 0));
            document.put(
                    kind == RetryKind.COPY ? "copy" : "discovery",
                    Document.builder()
                            .put("selected", change.selected())
                            .put("changed", change.changed())
                            .put("refused", change.refused())
                            .build());
        }
        return document.build();
    }
}
