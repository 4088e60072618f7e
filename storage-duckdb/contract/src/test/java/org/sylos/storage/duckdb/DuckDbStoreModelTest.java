package org.sylos.storage.duckdb;

import java.util.Map;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.tck.store.StoreModelContract;

class DuckDbStoreModelTest extends StoreModelContract {
    @Override
    protected MigrationStoreFactory factory() {
        return new DuckDbStoreFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("memory-limit", "256M");
    }

    @Override
    protected int cases() {
        return 1;
    }
}
