package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

/** Says in words why a provider could not be made. */
final class Failure {
    private Failure() {}

    static String describe(Class<?> kind, Throwable thrown) {
        Optional<ClassNotFoundException> missing = cause(thrown, ClassNotFoundException.class);
        if (missing.isPresent()) {
            return "the class " + missing.get().getMessage()
                    + ", which it needs, is not in the jar or in lib beside it";
        }
        Optional<UnsupportedClassVersionError> newer = cause(thrown, UnsupportedClassVersionError.class);
        if (newer.isPresent()) {
            return "it needs a later Java than this one, " + Runtime.version().feature() + ": "
                    + newer.get().getMessage();
        }
        if (thrown instanceof ServiceConfigurationError) {
            Throwable cause = thrown.getCause();
            return withoutPrefix(kind, thrown) + (cause == null ? "" : ": " + essence(cause));
        }
        return "a provider of " + kind.getSimpleName() + " cannot be used: " + essence(thrown);
    }

    /** The first of several problems, and how many there are besides. */
    static String first(List<String> problems) {
        int more = problems.size() - 1;
        return problems.get(0) + (more > 0 ? " (and " + more + " more problem" + (more == 1 ? ")" : "s)") : "");
    }

    /** One line, whatever a jar's names and messages hold. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** An exception of the file system in words: its own messages are often but a path. */
    static String told(IOException e) {
        String name = e.getClass().getSimpleName().replaceAll("Exception$", "");
        String kind = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return e instanceof FileSystemException && !name.equals("FileSystem") ? kind : String.valueOf(e.getMessage());
    }

    /** What went wrong in a static part is in the cause, and the error around it says nothing. */
    private static Throwable essence(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof ExceptionInInitializerError && cause != null ? cause : thrown;
    }

    private static String withoutPrefix(Class<?> kind, Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        String prefix = kind.getName() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
