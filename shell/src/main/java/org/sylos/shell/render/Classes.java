package org.sylos.shell.render;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sylos.engine.api.ErrorClass;

/** Failures by class, the most frequent first. */
final class Classes {
    private Classes() {}

    /** For example {@code permission 3, conflict 1}. */
    static String text(Map<ErrorClass, Long> failures) {
        return failures.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.comparing((Map.Entry<ErrorClass, Long> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> label(entry.getKey()) + " " + Units.count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /**
     * The same beside the number of nodes whose copy failed. A node that changed after the plan was made has a line of its own; one that
     * could only not be listed is no failed copy, and may have been copied all the same.
     *
     * @param failures nodes by class, of all kinds
     * @param failed how many could not be copied
     * @param drifted how many changed after the plan was made
     */
    static String text(Map<ErrorClass, Long> failures, long failed, long drifted) {
        Map<ErrorClass, Long> others = new EnumMap<>(ErrorClass.class);
        others.putAll(failures);
        others.computeIfPresent(ErrorClass.CONFLICT, (conflict, nodes) -> Math.max(0, nodes - drifted));
        long unlisted = others.values().stream().mapToLong(Long::longValue).sum() - failed;
        String text = text(others);
        return unlisted > 0 ? text + " (" + Units.count(unlisted) + " of these could not be listed)" : text;
    }

    static Document document(Map<ErrorClass, Long> failures) {
        Document.Builder document = Document.builder();
        for (ErrorClass errorClass : ErrorClass.values()) {
            long count = failures.getOrDefault(errorClass, 0L);
            if (count > 0) {
                document.put(label(errorClass), count);
            }
        }
        return document.build();
    }

    static String label(ErrorClass errorClass) {
        return errorClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
