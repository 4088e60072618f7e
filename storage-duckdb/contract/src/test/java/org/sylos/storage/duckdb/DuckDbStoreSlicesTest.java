package org.sylos.storage.duckdb;

import java.util.Map;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.tck.store.StoreModelContract;

/** The same for levels many times as large as what one statement may work on, and with several threads. */
class DuckDbStoreSlicesTest extends StoreModelContract {
    @Override
    protected MigrationStoreFactory factory() {
        return new DuckDbStoreFactory(Settings::forSmallTrees);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("memory-limit", "256M", "threads", "3");
    }

    @Override
    protected int cases() {
        return 1;
    }
}
