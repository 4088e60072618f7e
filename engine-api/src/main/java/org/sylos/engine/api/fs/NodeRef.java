package org.sylos.engine.api.fs;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * How a node is addressed: by its path below the root of its service, and by the adapter's own identifier where it has one.
 *
 * @param path root-relative, {@code /}-separated, starts with {@code /}; {@code "/"} is the root. Names are not escaped: a
 *     path is split at {@code /} only
 * @param nativeId the adapter's identifier, opaque to everybody else; null where the adapter is addressed by path
 */
@Stability(Stability.Level.STABLE)
public record NodeRef(String path, @Nullable String nativeId) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The root of a service that is addressed by path. */
    public static final NodeRef ROOT = new NodeRef("/", null);

    /**
     * Checks the form of the path.
     *
     * @throws IllegalArgumentException when the path does not start with {@code /}
     */
    public NodeRef {
        if (path.isEmpty() || path.charAt(0) != '/') {
            throw new IllegalArgumentException("a path starts with '/': '" + path + "'");
        }
    }

    /**
     * {@return a node addressed by path alone}
     *
     * @param path root-relative, starting with {@code /}
     * @throws IllegalArgumentException when the path does not start with {@code /}
     */
    public static NodeRef of(String path) {
        return new NodeRef(path, null);
    }

    /** {@return whether this is the root of its service} */
    public boolean isRoot() {
        return path.length() == 1;
    }

    /**
     * {@return the child of this name, addressed by path alone}
     *
     * @param name a single name; not checked
     */
    public NodeRef child(String name) {
        return new NodeRef(childPath(path, name), null);
    }

    /** {@return the last part of the path; empty for the root} */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * {@return the path of a child, given its folder's path}
     *
     * @param folderPath root-relative path of the folder
     * @param name a single name; not checked
     */
    public static String childPath(String folderPath, String name) {
        return folderPath.length() == 1 ? "/" + name : folderPath + "/" + name;
    }

    @Override
    public String toString() {
        return nativeId == null ? path : path + " (" + nativeId + ")";
    }
}
