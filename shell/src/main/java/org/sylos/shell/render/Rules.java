package org.sylos.shell.render;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sylos.engine.api.storage.Tally;

/** What rules of filters rejected, those that rejected most first. */
final class Rules {
    private static final int FEW = 5;

    private Rules() {}

    /** For example {@code office-locks 12, macos 3}; the rules are named by filters, so they are data. */
    static String text(Map<String, Tally> rejections) {
        List<String> all = rejections.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Tally> entry) ->
                                -entry.getValue().nodes())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> Text.printable(entry.getKey()) + " "
                        + Units.count(entry.getValue().nodes()))
                .toList();
        String few = all.stream().limit(FEW).collect(Collectors.joining(", "));
        return all.size() > FEW ? few + ", more by " + (all.size() - FEW) + " other rules" : few;
    }

    static Document document(Map<String, Tally> rejections) {
        Document.Builder document = Document.builder();
        new TreeMap<>(rejections).forEach((rule, tally) -> document.put(rule, PlanView.tally(tally)));
        return document.build();
    }
}
