package org.sylos.it.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.Service;

/** The built distribution, used as its users do, and the home folder that it works with. */
public final class Sylos {
    private final Path home;
    private final Program program;

    private Sylos(Path home, Program program) {
        this.home = home;
        this.program = program;
    }

    /** The program with a home folder. */
    public static Sylos withHome(Path home) {
        Program program = Program.of(distribution().resolve("bin/sylos").toString())
                .inLocale("C.UTF-8", StandardCharsets.UTF_8)
                .set("SYLOS_HOME", home.toString());
        return new Sylos(home, program);
    }

    /** The same with a compiler that gives up fast code for a fast start: for commands that have little to do. */
    public Sylos quick() {
        return new Sylos(home, program.set("SYLOS_JAVA_OPTS", "-XX:TieredStopAtLevel=1"));
    }

    /** Where the build left the distribution. */
    public static Path distribution() {
        String property = System.getProperty("sylos.dist");
        if (property == null) {
            throw new AssertionError("the system property sylos.dist does not say where the distribution is");
        }
        Path distribution = Path.of(property).normalize();
        if (!distribution.resolve("bin/sylos").toFile().canExecute()) {
            throw new AssertionError("no distribution in " + distribution + ": build the module shell first");
        }
        return distribution;
    }

    /** The program, to be changed before it is run. */
    public Program program(String... arguments) {
        return program.with(arguments);
    }

    /** Runs a command to its end. */
    public Finished run(String... arguments) {
        return program(arguments).run();
    }

    /** Runs {@code migrate --yes} between two places to its end. */
    public Finished migrate(Path source, Path destination, String... more) {
        return program("migrate", source.toString(), destination.toString(), "--yes")
                .with(more)
                .run();
    }

    /** The database of a migration, at the usual place. */
    public Path database(String migration) {
        return home.resolve("migrations").resolve(migration).resolve("migration.duckdb");
    }

    /** The state file beside it. */
    public Path stateFile(String migration) {
        Path database = database(migration);
        return database.resolveSibling(database.getFileName() + ".yaml");
    }

    /** Makes a migration and completes it without the program, which takes longer and comes to the same. */
    public void migrateInThisProcess(String name, Path source, Path destination) throws InterruptedException {
        MigrationConfig config = MigrationConfig.builder(name)
                .source(Service.at(Location.of(source)))
                .destination(Service.at(Location.of(destination)))
                .build();
        try (MigrationManager manager = manager();
                Migration migration = manager.create(config)) {
            RunResult result = migration.run(plan -> true, "test");
            if (result.outcome() != RunOutcome.COMPLETED) {
                throw new AssertionError("not completed: " + result);
            }
        }
    }

    /** A manager of this process over the same home. */
    public MigrationManager manager() {
        return MigrationManager.open(ManagerConfig.in(home));
    }
}
