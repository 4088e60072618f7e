package org.sylos.shell.session;

import java.util.Set;
import org.sylos.engine.core.Location;

/** Names for migrations that were given none. */
public final class Names {
    private static final int LONGEST_PART = 26;

    private Names() {}

    /**
     * A readable name for the migration between two places: the last parts of both, and a number where that is taken.
     *
     * @param taken names that are in use
     */
    public static String derive(Location source, Location destination, Set<String> taken) {
        String from = part(source, 1);
        String to = part(destination, 1);
        if (from.equals(to)) {
            to = part(destination, 2);
        }
        String name = from + "-to-" + to;
        String unique = name;
        for (int i = 2; taken.contains(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }

    /** The last segments of a location, made of letters that a name may have. */
    private static String part(Location location, int segments) {
        String rest = location.rest();
        int begin = rest.length();
        for (int i = 0; i < segments && begin > 0; i++) {
            begin = Math.max(rest.lastIndexOf('/', begin - 1), rest.lastIndexOf('\\', begin - 1));
        }
        String part = slug(rest.substring(Math.max(begin, 0)));
        return part.isEmpty() ? slug(location.scheme()) : part;
    }

    private static String slug(String text) {
        String slug = text.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
        return slug.length() <= LONGEST_PART
                ? slug
                : slug.substring(0, LONGEST_PART).replaceAll("[^A-Za-z0-9]+$", "");
    }
}
