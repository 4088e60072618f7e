package org.sylos.tck.store;

import org.sylos.engine.api.storage.MigrationStoreFactory;

/** The contract for any store; not a test of its own, but run by one. */
final class HeldToContract extends StoreContract {
    private final MigrationStoreFactory factory;

    HeldToContract(MigrationStoreFactory factory) {
        this.factory = factory;
    }

    @Override
    protected MigrationStoreFactory factory() {
        return factory;
    }
}
