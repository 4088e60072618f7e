package org.sylos.adapter.spectra.internal.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeRef;

/**
 * Where a node is: the names that lead to it from the root of its world, and its path below the root of the adapter, which
 * is what errors speak of. Names that could lead elsewhere cannot be in it.
 *
 * @param names from the root of the world downwards
 * @param path as the adapter's users know it
 */
public record Place(List<String> names, String path) {
    /** Which names a world can hold. */
    public static final NameRules RULES = NameRules.POSIX;

    /** The root of an adapter, given the names that lead to it. */
    public static Place root(List<String> names) {
        return new Place(List.copyOf(names), "/");
    }

    /**
     * The place at a path below this one.
     *
     * @throws FSException with {@link ErrorClass#INVALID_NAME} when a part of the path cannot be a name
     */
    public Place at(String below) throws FSException {
        if (below.length() == 1) {
            return this;
        }
        checkLength(below);
        List<String> all = new ArrayList<>(names.size() + 8);
        all.addAll(names);
        int from = 1;
        while (from >= 0) {
            int slash = below.indexOf('/', from);
            all.add(checked(slash < 0 ? below.substring(from) : below.substring(from, slash), below));
            from = slash < 0 ? -1 : slash + 1;
        }
        return new Place(all, below);
    }

    /**
     * The place of a child.
     *
     * @throws FSException with {@link ErrorClass#INVALID_NAME} when it cannot be a name
     */
    public Place child(String name) throws FSException {
        String childPath = NodeRef.childPath(path, name);
        List<String> all = new ArrayList<>(names.size() + 1);
        all.addAll(names);
        all.add(checked(name, childPath));
        checkLength(childPath);
        return new Place(all, childPath);
    }

    /** Whether another place is this one or lies below it. */
    public boolean contains(Place other) {
        int depth = names.size();
        return depth <= other.names.size() && other.names.subList(0, depth).equals(names);
    }

    /** The last name; to be asked only where {@link #top} is false. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** The folder above; to be asked only where {@link #top} is false. */
    Place parent() {
        int slash = path.lastIndexOf('/');
        return new Place(names.subList(0, names.size() - 1), slash == 0 ? "/" : path.substring(0, slash));
    }

    /** Whether this is the root of the world. */
    boolean top() {
        return names.isEmpty();
    }

    private static void checkLength(String path) throws FSException {
        int most = RULES.maxPathBytes();
        if (path.length() > most / 3 && path.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new FSException(ErrorClass.INVALID_NAME, path, "paths have at most " + most + " bytes", null);
        }
    }

    private static String checked(String name, String path) throws FSException {
        Optional<String> refusal = RULES.refusal(name);
        if (refusal.isPresent()) {
            throw new FSException(ErrorClass.INVALID_NAME, path, refusal.get(), null);
        }
        return name;
    }
}
