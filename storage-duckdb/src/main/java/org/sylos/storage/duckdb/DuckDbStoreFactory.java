package org.sylos.storage.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.StoreTables;

/** Opens migrations that are kept in DuckDB files. */
public final class DuckDbStoreFactory implements MigrationStoreFactory {
    private final UnaryOperator<Settings> adjustment;

    /** A factory; touches nothing. */
    public DuckDbStoreFactory() {
        this(UnaryOperator.identity());
    }

    /** For tests, which want small trees to meet what is meant for large ones. */
    DuckDbStoreFactory(UnaryOperator<Settings> adjustment) {
        this.adjustment = adjustment;
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String summary() {
        return "Keeps a migration in one DuckDB file";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return Settings.KEYS;
    }

    @Override
    public MigrationStore open(Path database, OpenMode mode, ProviderConfig config, ProviderContext context) {
        StoreFiles files = new StoreFiles(database.toAbsolutePath());
        Settings settings = adjustment.apply(Settings.of(config, files));
        Runnable release = HeldFiles.hold(files.database());
        boolean opened = false;
        try {
            requireMode(files, mode);
            DuckDbStore store = open(files, settings, context, release);
            opened = true;
            return store;
        } catch (SQLException e) {
            throw Troubles.translate(e, files.database());
        } catch (IOException e) {
            throw Troubles.of(Reason.IO, e, files.database());
        } finally {
            if (!opened) {
                release.run();
            }
        }
    }

    private static void requireMode(StoreFiles files, OpenMode mode) {
        boolean there = files.exist();
        if (there && mode == OpenMode.CREATE) {
            throw new StoreException(
                    Reason.EXISTS,
                    "there is a file already at " + files.database(),
                    "open it, or choose another place",
                    null);
        }
        if (!there && mode == OpenMode.OPEN) {
            throw new StoreException(
                    Reason.MISSING,
                    "there is no database at " + files.database(),
                    "check the place, or create one",
                    null);
        }
    }

    private static DuckDbStore open(StoreFiles files, Settings settings, ProviderContext context, Runnable release)
            throws SQLException, IOException {
        Instance instance = Instance.start(settings);
        boolean opened = false;
        try {
            boolean empty = !files.exist();
            if (empty) {
                create(instance, files);
            } else {
                check(instance, files);
            }
            files.deleteOverflow();
            instance.attach(files.database());
            Database database = new Database(files.database(), settings, instance);
            DuckDbStore store = empty
                    ? DuckDbStore.overEmpty(database, settings, context.clock(), release)
                    : DuckDbStore.over(database, settings, context.clock(), release);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                instance.close();
            }
        }
    }

    /** Makes a database under another name first: whatever has the right name is whole. */
    private static void create(Instance instance, StoreFiles files) throws SQLException, IOException {
        files.deleteUnfinished();
        instance.attach(files.unfinished());
        try (Session session = instance.connect()) {
            Schema.create(session);
        }
        instance.detach();
        Files.move(files.unfinished(), files.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Looks at a file without changing it: a database that is refused must stay as it was. */
    private static void check(Instance instance, StoreFiles files) throws SQLException, IOException {
        if (!Files.exists(files.database())) {
            throw Troubles.damaged(files.database(), "only its log is there", null);
        }
        if (files.isNeitherFileNorFolder()) {
            throw Troubles.foreign(files.database(), null);
        }
        instance.attachReadOnly(files.database());
        if (instance.passedOverLog(files.log(), files.database())) {
            throw Troubles.damaged(files.database(), "its log " + files.log() + " cannot be read", null);
        }
        try (Session session = instance.connect()) {
            Schema.check(session, files.database());
        }
        instance.detach();
    }

    @Override
    public StoreTables openTables(Path database, ProviderConfig config, ProviderContext context) {
        StoreFiles files = new StoreFiles(database.toAbsolutePath());
        Settings settings = adjustment.apply(Settings.of(config, files));
        Runnable release = HeldFiles.hold(files.database());
        boolean opened = false;
        try {
            requireMode(files, OpenMode.OPEN);
            StoreTables tables = tables(files, settings, release);
            opened = true;
            return tables;
        } catch (SQLException e) {
            throw Troubles.translate(e, files.database());
        } catch (IOException e) {
            throw Troubles.of(Reason.IO, e, files.database());
        } finally {
            if (!opened) {
                release.run();
            }
        }
    }

    private static StoreTables tables(StoreFiles files, Settings settings, Runnable release)
            throws SQLException, IOException {
        Instance instance = Instance.startStreaming(settings);
        boolean opened = false;
        try {
            check(instance, files);
            instance.setThreads(settings.threads());
            instance.attachReadOnly(files.database());
            DuckDbTables tables = new DuckDbTables(files.database(), instance, release);
            opened = true;
            return tables;
        } finally {
            if (!opened) {
                instance.close();
            }
        }
    }

    @Override
    public boolean exists(Path database) {
        return new StoreFiles(database.toAbsolutePath()).exist();
    }

    @Override
    public void delete(Path database) {
        StoreFiles files = new StoreFiles(database.toAbsolutePath());
        if (!files.exist()) {
            return;
        }
        Runnable release = HeldFiles.hold(files.database());
        try {
            requireUnused(files);
            files.deleteAll();
        } catch (IOException e) {
            throw Troubles.of(Reason.IO, e, files.database());
        } finally {
            release.run();
        }
    }

    /**
     * A file that cannot be opened for another reason than its use may be deleted: it is of no use to anybody. DuckDB, which
     * takes long to start, is asked only when there is something to tell: it knows who has the file.
     */
    private static void requireUnused(StoreFiles files) {
        if (files.isFree()) {
            return;
        }
        try {
            Instance.openReadOnly(files.database(), Settings.small(files)).close();
        } catch (SQLException e) {
            StoreException trouble = Troubles.translate(e, files.database());
            if (trouble.reason() == Reason.IN_USE) {
                throw trouble;
            }
        }
    }
}
