package org.sylos.engine.core;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.engine.core.internal.home.HomeManager;
import org.sylos.engine.core.plugin.ProviderRegistry;

/**
 * The migrations of one home folder: makes, finds, opens and deletes them. Thread-safe.
 *
 * <p>A manager starts no threads, installs no signal handlers and prints nothing. Errors are {@link
 * org.sylos.engine.api.SylosException} with a hint where there is something to do.
 */
@Stability(Stability.Level.EVOLVING)
public interface MigrationManager extends AutoCloseable {
    /**
     * Opens a manager. Its home need not exist yet.
     *
     * @param config where its migrations are, and what it works with
     * @return the manager, which its caller closes
     */
    static MigrationManager open(ManagerConfig config) {
        return new HomeManager(config);
    }

    /**
     * Makes a new migration and opens it. Its phase is {@link org.sylos.engine.api.Phase#CREATED}, or {@link
     * org.sylos.engine.api.Phase#FILTERS_SET} when it has filters. Neither side is changed or needs to be there yet.
     *
     * @param config what the migration is to be
     * @return the migration, which its caller closes; closing the manager closes it as well
     * @throws org.sylos.engine.api.ConfigException when the name is taken, a provider is unknown, a setting makes no sense, or
     *     one side lies inside the other
     * @throws org.sylos.engine.api.storage.StoreException when the database cannot be made
     */
    Migration create(MigrationConfig config);

    /**
     * Throws what {@link #create} and then {@link Migration#seedRoots} would throw about name, providers, settings and places,
     * before anything is made: a migration of a mistyped source leaves nothing behind. The database is not looked at.
     *
     * @param config what would be created
     * @throws org.sylos.engine.api.SylosException also when the source root is missing, is not a folder or cannot be reached
     */
    void check(MigrationConfig config);

    /**
     * Opens a migration, or answers the one that is open in this manager already. When a run was interrupted by a crash the
     * migration is {@link org.sylos.engine.api.Phase#SUSPENDED} afterwards.
     *
     * @param name name of the migration
     * @return the migration, which its caller closes; closing the manager closes it as well
     * @throws org.sylos.engine.api.ConfigException when there is none of that name; the hint lists those that are there
     * @throws org.sylos.engine.api.storage.StoreException when its database is held by another process, damaged, …
     */
    default Migration get(String name) {
        return get(name, HandMade.NOTHING);
    }

    /**
     * As {@link #get(String)}, for a migration that was made with parts of the caller's own.
     *
     * @param name name of the migration
     * @param parts the adapters, filters and store that it was made with
     * @return the migration, which its caller closes; closing the manager closes it as well
     * @throws org.sylos.engine.api.ConfigException also when such a part is missing, or is for another place than before
     */
    Migration get(String name, HandMade parts);

    /**
     * {@return what the state file of a migration tells, without opening its database}
     *
     * @param name name of the migration
     * @throws org.sylos.engine.api.ConfigException when there is none of that name
     */
    MigrationDetails details(String name);

    /**
     * {@return what the state files tell of all migrations, by name} Files that cannot be read are among the {@link
     * #problems}.
     */
    List<MigrationDetails> list();

    /**
     * {@return state files that cannot be read, one line each} Of providers that cannot be used {@link #providers} tells.
     */
    List<String> problems();

    /**
     * {@return the migration between two places, if there is one; the latest when there are several}
     *
     * @param source the side that is read
     * @param destination the side that is written
     */
    default Optional<MigrationDetails> find(Location source, Location destination) {
        return list().stream()
                .filter(d -> d.source().equals(source.text()) && d.destination().equals(destination.text()))
                .max(Comparator.comparing(MigrationDetails::updatedAt));
    }

    /**
     * Opens what is known of a migration as tables, for exports and queries. Changes nothing.
     *
     * @param name name of the migration, which must not be open
     * @return the tables, which their caller closes
     * @throws org.sylos.engine.api.ConfigException when there is none of that name
     * @throws org.sylos.engine.api.SylosException when it is open in this manager
     * @throws org.sylos.engine.api.storage.StoreException when its database is held by another process, damaged, …, or of a kind
     *     that does not offer it
     */
    StoreTables tables(String name);

    /**
     * Gives a migration another name. Its database and state file, where they are in the home folder, go into the folder of that
     * name. When the process dies meanwhile the migration has one of both names and goes on as it was.
     *
     * @param name name of the migration
     * @param newName its new name
     * @throws org.sylos.engine.api.ConfigException when there is none of that name, or the new one is taken or has another form
     *     than {@link MigrationConfig} wants
     * @throws org.sylos.engine.api.SylosException when it is open here or in another process
     */
    void rename(String name, String newName);

    /**
     * Deletes a migration's database and state file. What it copied stays.
     *
     * @param name name of the migration
     * @throws org.sylos.engine.api.SylosException when it is open here or in another process
     */
    void delete(String name);

    /**
     * Connects to the process that has a migration open with a run, where it listens ({@link ManagerConfig#controlSockets}).
     *
     * @param name name of the migration
     * @return the connection, which its caller closes; empty when no other process listens
     * @throws org.sylos.engine.api.ConfigException when there is none of that name
     */
    Optional<RemoteRun> attach(String name);

    /**
     * Asks a run of another process to suspend, as its terminal would with Ctrl-C. Answers whether there was one. Where a process
     * listens, {@link #attach} does it better.
     *
     * @param name name of the migration
     * @return whether there was one
     */
    boolean stopElsewhere(String name);

    /** {@return the providers that are there} */
    ProviderRegistry providers();

    /** Closes every migration that is open here; runs that go on are suspended first. */
    @Override
    void close();
}
