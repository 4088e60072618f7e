package org.sylos.engine.core;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;

/**
 * One side of a migration: either a location, for which the engine makes and closes an adapter, or an adapter made by the
 * caller, which the engine neither makes nor closes.
 *
 * @param name what people call it; not blank
 * @param location where the tree is, or null when an adapter is given
 * @param adapter the caller's adapter, or null when a location is given
 */
@Stability(Stability.Level.EVOLVING)
public record Service(
        String name, @Nullable Location location, @Nullable FSAdapter adapter) {

    /**
     * Checks that there is a name, and either a location or an adapter.
     *
     * @throws IllegalArgumentException when the name is blank, or neither or both are given
     */
    public Service {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a service has a name");
        }
        if ((location == null) == (adapter == null)) {
            throw new IllegalArgumentException("a service has either a location or an adapter: " + name);
        }
    }

    /**
     * {@return a service at a location, called as the location is written}
     *
     * @param location where the tree is
     */
    public static Service at(Location location) {
        return new Service(location.text(), location, null);
    }

    /**
     * {@return a service of the caller's own adapter} The caller closes it after the migration is closed.
     *
     * @param name what people call it; not blank
     * @param adapter stays the caller's
     */
    public static Service using(String name, FSAdapter adapter) {
        return new Service(name, null, adapter);
    }

    /** {@return where the tree is, for people} */
    public String text() {
        if (location != null) {
            return location.text();
        }
        return adapter == null ? name : adapter.displayLocation();
    }
}
