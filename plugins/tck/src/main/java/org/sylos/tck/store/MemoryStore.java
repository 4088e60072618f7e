package org.sylos.tck.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.CopyStore;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.RenameStore;
import org.sylos.engine.api.storage.RetryStore;
import org.sylos.engine.api.storage.ReviewStore;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.VerificationStore;

/**
 * A store that keeps everything in memory: the reference for what the contract means, and a fast double for tests of what uses
 * a store. Stricter than the contract asks: calls that no correct caller makes, such as an outcome for a node that is not
 * pending, are refused. Thread-safe; every call runs alone. Not meant for trees of millions of nodes.
 */
@Stability(Stability.Level.EVOLVING)
public final class MemoryStore implements MigrationStore {
    private final String location;
    private final MemoryDatabase database;
    private final Runnable onEnd;
    private final LifecycleStore lifecycle;
    private final DiscoveryStore discovery;
    private final CopyStore copies;
    private final RetryStore retries;
    private final VerificationStore verification;
    private final InspectionStore inspection;
    private final ReviewStore review;
    private final RenameStore renames;
    private final JournalStore journal;
    private volatile boolean ended;

    MemoryStore(String location, MemoryDatabase database, Clock clock, Runnable onEnd) {
        this.location = location;
        this.database = database;
        this.onEnd = onEnd;
        lifecycle = guard(LifecycleStore.class, new MemoryLifecycle(database));
        discovery = guard(DiscoveryStore.class, new MemoryDiscovery(database, clock));
        copies = guard(CopyStore.class, new MemoryCopies(database, clock));
        retries = guard(RetryStore.class, new MemoryRetries(database));
        verification = guard(VerificationStore.class, new MemoryVerification(database));
        inspection = guard(InspectionStore.class, new MemoryInspection(database));
        review = guard(ReviewStore.class, new MemoryReview(database));
        renames = guard(RenameStore.class, new MemoryRenames(database));
        journal = guard(JournalStore.class, new MemoryJournal(database));
    }

    /** Lets calls through one at a time, and none once the store has ended. */
    private <T> T guard(Class<T> facet, T target) {
        Object proxy = Proxy.newProxyInstance(facet.getClassLoader(), new Class<?>[] {facet}, (self, method, args) -> {
            synchronized (database) {
                requireOpen();
                try {
                    return method.invoke(target, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                }
            }
        });
        return facet.cast(proxy);
    }

    private void requireOpen() {
        if (ended) {
            throw new StoreException(Reason.ILLEGAL_STATE, "the store at " + location + " is closed", null, null);
        }
    }

    @Override
    public String displayLocation() {
        return location;
    }

    @Override
    public LifecycleStore lifecycle() {
        return lifecycle;
    }

    @Override
    public DiscoveryStore discovery() {
        return discovery;
    }

    @Override
    public CopyStore copies() {
        return copies;
    }

    @Override
    public RetryStore retries() {
        return retries;
    }

    @Override
    public VerificationStore verification() {
        return verification;
    }

    @Override
    public InspectionStore inspection() {
        return inspection;
    }

    @Override
    public ReviewStore review() {
        return review;
    }

    @Override
    public RenameStore renames() {
        return renames;
    }

    @Override
    public JournalStore journal() {
        return journal;
    }

    @Override
    public void checkpoint() {
        synchronized (database) {
            requireOpen();
        }
    }

    /**
     * Ends this store as the death of its process would: what calls have returned is kept, every later call fails, and the
     * place can be opened again at once.
     */
    public void crash() {
        close();
    }

    @Override
    public void close() {
        synchronized (database) {
            if (!ended) {
                ended = true;
                onEnd.run();
            }
        }
    }
}
