package org.sylos.shell.render;

import java.util.Comparator;
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
