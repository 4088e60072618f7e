package org.sylos.tck.store;

import org.sylos.engine.api.storage.MigrationStoreFactory;

/** The store in memory keeps the contract. */
class MemoryStoreContractTest extends StoreContract {
    @Override
    protected MigrationStoreFactory factory() {
        return new MemoryStoreFactory();
    }
}
