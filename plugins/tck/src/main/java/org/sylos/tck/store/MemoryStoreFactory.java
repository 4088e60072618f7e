package org.sylos.tck.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/**
 * Opens stores that are kept in memory, by the path of their database, for as long as this factory lives. No file is touched.
 * One store at a time may be open at a path, as if each were another process.
 */
@Stability(Stability.Level.EVOLVING)
public final class MemoryStoreFactory implements MigrationStoreFactory {
    private final Map<Path, MemoryDatabase> databases = new HashMap<>();
    private final Set<Path> open = new HashSet<>();

    /** A factory without stores. */
    public MemoryStoreFactory() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "Keeps migrations in memory, for tests";
    }

    @Override
    public MigrationStore open(Path database, OpenMode mode, ProviderConfig config, ProviderContext context) {
        Path place = place(database);
        synchronized (databases) {
            boolean there = databases.containsKey(place);
            if (there && mode == OpenMode.CREATE) {
                throw new StoreException(Reason.EXISTS, "there is a store already at " + place, "open it", null);
            }
            if (!there && mode == OpenMode.OPEN) {
                throw new StoreException(Reason.MISSING, "there is no store at " + place, "create one", null);
            }
            requireUnused(place);
            MemoryDatabase kept = databases.computeIfAbsent(place, key -> new MemoryDatabase());
            open.add(place);
            return new MemoryStore(place.toString(), kept, context.clock(), () -> release(place));
        }
    }

    @Override
    public boolean exists(Path database) {
        synchronized (databases) {
            return databases.containsKey(place(database));
        }
    }

    @Override
    public void delete(Path database) {
        Path place = place(database);
        synchronized (databases) {
            requireUnused(place);
            databases.remove(place);
        }
    }

    @Override
    public void moved(Path from, Path to) {
        synchronized (databases) {
            requireUnused(place(from));
            MemoryDatabase kept = databases.remove(place(from));
            if (kept != null) {
                databases.put(place(to), kept);
            }
        }
    }

    private void release(Path place) {
        synchronized (databases) {
            open.remove(place);
        }
    }

    private void requireUnused(Path place) {
        if (open.contains(place)) {
            throw new StoreException(
                    Reason.IN_USE, "the store at " + place + " is in use", "close it where it is open", null);
        }
    }

    private static Path place(Path database) {
        return database.toAbsolutePath().normalize();
    }
}
