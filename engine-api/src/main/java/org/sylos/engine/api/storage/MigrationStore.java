package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * Keeps every fact of one migration. It speaks of migrations, rounds and nodes; how it keeps them is its own affair.
 *
 * <ul>
 *   <li><b>Threads.</b> Every method may be called from any thread. Calls that change the store take turns; calls that read see
 *       whole changes only and do not wait for long ones.
 *   <li><b>Durability.</b> A call that changes the store is one transaction: when it returns, its effect survives the death of
 *       the process; when it throws, or the process dies in it, nothing of it is seen. What survives the loss of power is for
 *       the provider to document.
 *   <li><b>Order.</b> Node ids are handed out per side, above zero, ascending with the depth and within one depth in the order of
 *       appending; they are not reused.
 *       Methods that take {@code afterId} answer in ascending order of ids above it. An answer may be shorter than asked for
 *       before the end; only an empty one is the end.
 *   <li><b>Errors.</b> {@link StoreException}; after {@link StoreException.Reason#DAMAGED} or {@link
 *       StoreException.Reason#NO_SPACE} the store can still be read and closed.
 * </ul>
 */
@Stability(Stability.Level.EVOLVING)
public interface MigrationStore extends AutoCloseable {
    /** {@return where the store is, for people} */
    String displayLocation();

    /** {@return the migration itself: identity, phases, documents, passes} */
    LifecycleStore lifecycle();

    /** {@return what discovery writes and asks} */
    DiscoveryStore discovery();

    /** {@return what the copy writes and asks} */
    CopyStore copies();

    /** {@return what is to be tried again} */
    RetryStore retries();

    /** {@return what verification writes and asks} */
    VerificationStore verification();

    /** {@return counts, plan, failures and nodes, for people} */
    InspectionStore inspection();

    /** {@return rows, search and decisions of a review} */
    ReviewStore review();

    /** {@return names that nodes have at the destination instead of their own} */
    RenameStore renames();

    /** {@return journal and metrics} */
    JournalStore journal();

    /** Brings the files into their compact form. Changes nothing that can be asked; may take seconds. */
    void checkpoint();

    /** Releases everything; waits for a running call. Closing twice is harmless. */
    @Override
    void close();
}
