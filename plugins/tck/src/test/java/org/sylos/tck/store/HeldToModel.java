package org.sylos.tck.store;

import org.sylos.engine.api.storage.MigrationStoreFactory;

/** The model for any store; not a test of its own, but run by one. */
final class HeldToModel extends StoreModelContract {
    private final MigrationStoreFactory factory;

    HeldToModel(MigrationStoreFactory factory) {
        this.factory = factory;
    }

    @Override
    protected MigrationStoreFactory factory() {
        return factory;
    }
}
