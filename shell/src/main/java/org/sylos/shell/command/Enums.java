package org.sylos.shell.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Values that are one of a few, written in lower case. */
final class Enums {
    private Enums() {}

    static <E extends Enum<E>> void register(CommandLine line, Class<E> type) {
        register(line, type, value -> value.name().toLowerCase(Locale.ROOT));
    }

    /** The same with words of their own. */
    static <E extends Enum<E>> void register(CommandLine line, Class<E> type, Function<E, String> words) {
        line.registerConverter(type, text -> parse(type, words, text));
    }

    private static <E extends Enum<E>> E parse(Class<E> type, Function<E, String> words, String text) {
        for (E value : type.getEnumConstants()) {
            if (words.apply(value).equalsIgnoreCase(text)) {
                return value;
            }
        }
        String all = Arrays.stream(type.getEnumConstants()).map(words).collect(Collectors.joining(", "));
        throw new TypeConversionException("'" + text + "' is none of " + all);
    }
}
