package org.sylos.adapter.local;

import java.nio.file.Path;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** Root-relative paths as text: checked before anything is opened, so that none can lead out of the root. */
final class TreePaths {
    private TreePaths() {}

    /**
     * Checks that a path starts at the root and has only proper names.
     *
     * @throws FSException with {@link ErrorClass#INVALID_NAME} when a part is empty, {@code .} or {@code ..}, or holds NUL
     */
    static void check(String path) throws FSException {
        if (path.isEmpty() || path.charAt(0) != '/') {
            throw new FSException(ErrorClass.INVALID_NAME, path, "a path starts with '/'", null);
        }
        int start = 1;
        while (path.length() > 1 && start <= path.length()) {
            int end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            checkPart(path, start, end);
            start = end + 1;
        }
    }

    /**
     * Checks a name that is to be created.
     *
     * @param path the path that the node would have, for the error
     * @throws FSException with {@link ErrorClass#INVALID_NAME} when it is no name, or a longer one than file systems hold
     */
    static void checkNewName(String name, String path) throws FSException {
        if (name.indexOf('/') >= 0) {
            throw new FSException(ErrorClass.INVALID_NAME, path, "a name cannot hold '/'", null);
        }
        checkPart(name, 0, name.length());
        // A character has at most three bytes, or four for two: short names need no count.
        if (name.length() * 3 > Names.MAX_BYTES && Names.length(name) > Names.MAX_BYTES) {
            throw new FSException(
                    ErrorClass.INVALID_NAME, path, "names have at most " + Names.MAX_BYTES + " bytes here", null);
        }
    }

    /** A path as listings give it: it starts with a slash, has none at its end and never two in a row. */
    static String normalise(String path) throws FSException {
        String single = ("/" + path).replaceAll("/{2,}", "/");
        String cut = single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
        check(cut);
        for (String name : cut.substring(1).split("/", -1)) {
            if (!name.isEmpty()) {
                checkNewName(name, cut);
                Names.path(name, cut);
            }
        }
        return cut;
    }

    /** The path of the folder that holds a node; the node is not the root. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }

    /** The last name of a path; the node is not the root. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The root-relative path of what lies at a place below the root. */
    static String of(Path root, Path place) {
        StringBuilder path = new StringBuilder();
        for (Path name : root.relativize(place)) {
            String text = Names.text(name);
            if (!text.isEmpty()) {
                path.append('/').append(text);
            }
        }
        return path.length() == 0 ? "/" : path.toString();
    }

    private static void checkPart(String path, int start, int end) throws FSException {
        int length = end - start;
        boolean dots = length > 0 && length <= 2 && path.charAt(start) == '.' && path.charAt(end - 1) == '.';
        if (length == 0 || dots) {
            throw new FSException(
                    ErrorClass.INVALID_NAME, path, "'" + path.substring(start, end) + "' is not a name", null);
        }
        for (int i = start; i < end; i++) {
            if (path.charAt(i) == 0) {
                throw new FSException(ErrorClass.INVALID_NAME, path, "a name cannot hold the character NUL", null);
            }
        }
    }
}
