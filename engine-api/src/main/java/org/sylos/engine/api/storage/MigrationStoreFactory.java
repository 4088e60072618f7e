package org.sylos.engine.api.storage;

import java.nio.file.Path;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;

/** Opens stores of one kind. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface MigrationStoreFactory extends Provider {
    /** What to do about a store that is, or is not, there. */
    @Stability(Stability.Level.EVOLVING)
    enum OpenMode {
        /** Make a new one; it must not be there. */
        CREATE,
        /** Open the one that is there. */
        OPEN,
        /** Open it, or make a new one when there is none. */
        OPEN_OR_CREATE
    }

    /**
     * Opens a store.
     *
     * @param database the database file; the store may keep more files beside it, under names that begin with its name. The
     *     folder above exists
     * @param mode what to do about a store that is, or is not, there
     * @param config its settings, checked against {@link #configKeys}
     * @param context what the host offers
     * @return a store that its caller closes
     * @throws StoreException {@link StoreException.Reason#MISSING}, {@link StoreException.Reason#EXISTS}, {@link
     *     StoreException.Reason#IN_USE}, {@link StoreException.Reason#NEWER_VERSION}, {@link StoreException.Reason#FOREIGN},
     *     {@link StoreException.Reason#DAMAGED}, {@link StoreException.Reason#NO_SPACE}: the file is then as it was
     */
    MigrationStore open(Path database, OpenMode mode, ProviderConfig config, ProviderContext context);

    /**
     * Opens what a store holds as tables. Changes nothing on the disk.
     *
     * @param database the database file
     * @param config its settings, checked against {@link #configKeys}
     * @param context what the host offers
     * @return the tables, which their caller closes
     * @throws StoreException as {@link #open} does; {@link StoreException.Reason#ILLEGAL_STATE} when stores of this kind cannot be
     *     read like that, which is so unless a provider says otherwise
     */
    default StoreTables openTables(Path database, ProviderConfig config, ProviderContext context) {
        throw new StoreException(
                StoreException.Reason.ILLEGAL_STATE,
                "databases of the kind '" + name() + "' offer no exports and no queries",
                null,
                null);
    }

    /**
     * {@return whether a store's files are at this place, readable or not}
     *
     * @param database the database file
     */
    boolean exists(Path database);

    /**
     * Deletes a store with everything it keeps beside its file. A store that is not there is no error.
     *
     * @param database the database file
     * @throws StoreException {@link StoreException.Reason#IN_USE} when a process holds it; nothing is then deleted
     */
    void delete(Path database);

    /**
     * Told that the folder in which a store lies was given another path, with everything in it. Stores that consist of the files
     * beside their database have nothing to do, which is so unless a provider says otherwise.
     *
     * @param from where the database file was; nobody holds the store
     * @param to where it is now
     */
    default void moved(Path from, Path to) {}
}
