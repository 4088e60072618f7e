package org.sylos.filter.litter;

import java.util.regex.Pattern;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.fs.NodeKind;

/**
 * One kind of node that a program leaves lying about. Immutable.
 *
 * @param what what it is, with an article, for people
 * @param kind the kind that it must be of
 * @param start how its name begins, whatever the case; may be empty. It spares most names the pattern
 * @param name the form of its whole name
 * @param least fewest bytes that it has
 * @param most most bytes that it has
 * @param deepest how far from the root it can be
 */
record Litter(String what, NodeKind kind, String start, Pattern name, long least, long most, int deepest) {
    private static final long KIB = 1024;

    /** A file whose name is matched exactly. */
    static Litter file(String what, String start, String name) {
        // Without DOTALL a line break would end the name for the pattern, and not for the storage.
        return of(what, NodeKind.FILE, start, Pattern.compile(name, Pattern.DOTALL), Integer.MAX_VALUE);
    }

    /** A file of a system that does not tell cases apart. */
    static Litter anyCase(String what, String start, String name) {
        // Only the letters of ASCII, so that the language of the process does not matter.
        Pattern pattern = Pattern.compile(name, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
        return of(what, NodeKind.FILE, start, pattern, Integer.MAX_VALUE);
    }

    /** A link. */
    static Litter link(String what, String start, String name) {
        return of(what, NodeKind.SYMLINK, start, Pattern.compile(name, Pattern.DOTALL), Integer.MAX_VALUE);
    }

    /** A folder at the top of a volume. */
    static Litter topFolder(String what, String name) {
        Pattern pattern = Pattern.compile(Pattern.quote(name), Pattern.CASE_INSENSITIVE);
        return of(what, NodeKind.FOLDER, name, pattern, 1);
    }

    private static Litter of(String what, NodeKind kind, String start, Pattern name, int deepest) {
        return new Litter(what, kind, start, name, 0, Long.MAX_VALUE, deepest);
    }

    /** The same, of at most this size. */
    Litter atMostKib(long kib) {
        return bytes(least, kib * KIB);
    }

    /** The same, of a size in this range. */
    Litter bytes(long from, long to) {
        return new Litter(what, kind, start, name, from, to, deepest);
    }

    boolean matches(Candidate candidate) {
        String its = candidate.name();
        return candidate.kind() == kind
                && candidate.depth() <= deepest
                && candidate.size() >= least
                && candidate.size() <= most
                && its.regionMatches(true, 0, start, 0, start.length())
                && name.matcher(its).matches();
    }
}
