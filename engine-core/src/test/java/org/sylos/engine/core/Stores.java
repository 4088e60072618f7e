package org.sylos.engine.core;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.tck.store.MemoryStoreFactory;

/** The stores with which every test of the engine as a whole is run. */
enum Stores {
    /** The kit's, which also notices what no correct caller asks. */
    MEMORY {
        @Override
        MigrationStoreFactory factory() {
            return new MemoryStoreFactory();
        }
    },
    /** The one that users have. */
    DUCKDB {
        @Override
        MigrationStoreFactory factory() {
            return ServiceLoader.load(MigrationStoreFactory.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(factory -> factory.name().equals("duckdb"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("DuckDB is not among the stores of this test"));
        }
    };

    abstract MigrationStoreFactory factory();

    Lab lab(Path home) {
        return new Lab(home, factory());
    }
}
