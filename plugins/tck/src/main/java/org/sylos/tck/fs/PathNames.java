package org.sylos.tck.fs;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** Takes root-relative paths apart. */
final class PathNames {
    private PathNames() {}

    /** The names on the way from the root; none for the root. */
    static List<String> split(String path) throws FSException {
        List<String> names = new ArrayList<>();
        if (path.equals("/")) {
            return names;
        }
        for (String name : path.substring(1).split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw new FSException(ErrorClass.INVALID_NAME, path, "'" + name + "' cannot be part of a path", null);
            }
            names.add(name);
        }
        return names;
    }
}
