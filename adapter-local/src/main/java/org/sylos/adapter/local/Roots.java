package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where roots lie, which need not be there yet. */
final class Roots {
    private Roots() {}

    /** The place itself, or the nearest one above it that is there. */
    static Path existing(Path place) {
        Path at = place;
        while (!Files.exists(at)) {
            Path above = at.getParent();
            if (above == null) {
                return at;
            }
            at = above;
        }
        return at;
    }

    /** Whether two places are one, or one lies in the other; links and mounts on the way are seen through. */
    static boolean overlap(Path one, Path other) {
        return holds(one, other) || holds(other, one);
    }

    private static boolean holds(Path outer, Path inner) {
        if (real(inner).startsWith(real(outer))) {
            return true;
        }
        Object key = key(outer);
        return key != null && keysAbove(real(inner)).contains(key);
    }

    private static Set<Object> keysAbove(Path place) {
        Set<Object> keys = new HashSet<>();
        for (Path at = place; at != null; at = at.getParent()) {
            Object key = key(at);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static Path real(Path place) {
        Path existing = existing(place);
        try {
            return existing.toRealPath().resolve(existing.relativize(place)).normalize();
        } catch (IOException e) {
            // It cannot be looked at closely; its path as given is what is left to compare.
            return place;
        }
    }

    private static @Nullable Object key(Path place) {
        try {
            return Files.readAttributes(place, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
