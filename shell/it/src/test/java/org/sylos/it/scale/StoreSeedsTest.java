package org.sylos.it.scale;

import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.tck.store.StoreModelContract;

/** The random migrations and reviews of the storage contract, many more of them than an ordinary build takes time for. */
@Tag("scale")
final class StoreSeedsTest extends StoreModelContract {
    @Override
    protected MigrationStoreFactory factory() {
        // The embedder has no use for stores; this test has.
        StoreSeedsTest.class.getModule().addUses(MigrationStoreFactory.class);
        return ServiceLoader.load(MigrationStoreFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals("duckdb"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("memory-limit", "256M");
    }

    @Override
    protected int cases() {
        return 200;
    }
}
