package org.sylos.engine.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.storage.MigrationStore;

/**
 * What the caller made by hand for a migration and must give again to open it, since it is not kept with it.
 *
 * @param source adapter of the source; null when the migration keeps its location
 * @param destination adapter of the destination; null when the migration keeps its location
 * @param filters filters asked after those that are kept
 * @param store a store opened by the caller; null when the engine opens it
 */
@Stability(Stability.Level.EVOLVING)
public record HandMade(
        @Nullable FSAdapter source,
        @Nullable FSAdapter destination,
        List<NodeFilter> filters,
        @Nullable MigrationStore store) {
    /** Nothing. */
    public static final HandMade NOTHING = new HandMade(null, null, List.of(), null);

    /** Copies the list. */
    public HandMade {
        filters = List.copyOf(filters);
    }

    /**
     * {@return the adapters of both sides}
     *
     * @param source adapter of the source
     * @param destination adapter of the destination
     */
    public static HandMade adapters(FSAdapter source, FSAdapter destination) {
        return new HandMade(source, destination, List.of(), null);
    }
}
