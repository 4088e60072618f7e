package org.sylos.shell.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.ReviewCondition.FailureIs;
import picocli.CommandLine.TypeConversionException;

/** Classes of failures as people write them, with {@code any} for all of them. */
final class FailureClasses {
    private static final String ANY = "any";

    private FailureClasses() {}

    /** What some of them ask of a node. */
    static FailureIs condition(List<String> words) {
        Set<ErrorClass> classes = EnumSet.noneOf(ErrorClass.class);
        for (String word : words) {
            if (!word.equalsIgnoreCase(ANY)) {
                classes.add(parse(word));
            }
        }
        boolean any = words.stream().anyMatch(ANY::equalsIgnoreCase);
        return new FailureIs(any ? Set.of() : classes);
    }

    private static ErrorClass parse(String word) {
        for (ErrorClass known : ErrorClass.values()) {
            if (label(known).equals(word.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return known;
            }
        }
        throw new TypeConversionException("'" + word + "' is none of " + String.join(", ", words()));
    }

    private static String label(ErrorClass errorClass) {
        return errorClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> words() {
        return Stream.concat(Stream.of(ANY), Arrays.stream(ErrorClass.values()).map(FailureClasses::label))
                .toList();
    }

    /** All words, for completion. */
    static final class Words extends WordList {
        Words() {
            super(words());
        }
    }
}
