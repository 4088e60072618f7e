package org.sylos.tck.store;

import org.sylos.engine.api.storage.MigrationStoreFactory;

/** The store in memory agrees with the model; being fast, it is tried on more migrations than others. */
class MemoryStoreModelTest extends StoreModelContract {
    @Override
    protected MigrationStoreFactory factory() {
        return new MemoryStoreFactory();
    }

    @Override
    protected int cases() {
        return 150;
    }
}
