package org.sylos.it;

import java.nio.file.Path;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.Service;

/** The engine in ten lines. */
public final class ReadmeExample {
    private ReadmeExample() {}

    /** Moves a folder if it holds less than a terabyte. */
    public static RunResult migrate(Path source, Path destination, Path home) throws InterruptedException {
        MigrationConfig config = MigrationConfig.builder("photos")
                .source(Service.at(Location.of(source)))
                .destination(Service.at(Location.of(destination)))
                .build();
        try (MigrationManager manager = MigrationManager.open(ManagerConfig.in(home));
                Migration migration = manager.create(config)) {
            return migration.run(plan -> plan.totals().toCopy().bytes() < 1_000_000_000_000L, "nightly job");
        }
    }
}
