package org.sylos.engine.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;

/** Passes everything on, and remembers the store that was opened last, so that a test can take it away or look into it. */
final class TrackedStores implements MigrationStoreFactory {
    private final MigrationStoreFactory delegate;
    private volatile @Nullable MigrationStore latest;

    TrackedStores(MigrationStoreFactory delegate) {
        this.delegate = delegate;
    }

    MigrationStore latest() {
        return Objects.requireNonNull(latest, "no store was opened yet");
    }

    @Override
    public String name() {
        return delegate.name();
    }

    @Override
    public String summary() {
        return delegate.summary();
    }

    @Override
    public List<ConfigKey> configKeys() {
        return delegate.configKeys();
    }

    @Override
    public MigrationStore open(Path database, OpenMode mode, ProviderConfig config, ProviderContext context) {
        MigrationStore opened = delegate.open(database, mode, config, context);
        latest = opened;
        return opened;
    }

    @Override
    public boolean exists(Path database) {
        return delegate.exists(database);
    }

    @Override
    public void delete(Path database) {
        delegate.delete(database);
    }

    @Override
    public void moved(Path from, Path to) {
        delegate.moved(from, to);
    }
}
