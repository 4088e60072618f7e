package org.sylos.storage.duckdb;

import java.util.Map;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.tck.store.StoreContract;

class DuckDbStoreContractTest extends StoreContract {
    @Override
    protected MigrationStoreFactory factory() {
        return new DuckDbStoreFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("memory-limit", "256M");
    }
}
