package org.sylos.engine.core;

import java.util.List;
import java.util.function.Consumer;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;

/**
 * A migration that another process has open, reached through the socket that this process listens on. Used by one thread at a time,
 * but for {@link #close}.
 *
 * <p>Every call throws {@link org.sylos.engine.api.SylosException} when the other process does not answer within some seconds or
 * answers in a way that is not understood. The run over there does not suffer from it. The other process closes a connection on
 * which nothing is asked for ten seconds.
 */
@Stability(Stability.Level.EVOLVING)
public interface RemoteRun extends AutoCloseable {
    /**
     * {@return how far the run is}
     *
     * @throws InterruptedException when the calling thread is interrupted
     */
    RunSnapshot snapshot() throws InterruptedException;

    /**
     * Asks the run to suspend, as {@link RunController#shutdown} does. Does not wait until it has.
     *
     * @param now whether what is in flight is given up, as {@link RunController#shutdownNow} does
     * @return whether a run went on
     * @throws InterruptedException when the calling thread is interrupted
     */
    boolean stop(boolean now) throws InterruptedException;

    /**
     * Changes how much the migration may use, as {@link Migration#setLimits} does.
     *
     * @param limits kept with the migration
     * @throws InterruptedException when the calling thread is interrupted
     */
    void setLimits(RunLimits limits) throws InterruptedException;

    /**
     * Follows the run, and the next ones, until the other process closes the migration.
     *
     * @param each hears how far it is: at once, then whenever something has changed, twice a second at most, and at the end
     * @return whether the other process closed the migration; false when {@link #close} ended the watching or the other process
     *     died
     * @throws InterruptedException when the calling thread is interrupted
     */
    boolean watch(Consumer<? super RunSnapshot> each) throws InterruptedException;

    /**
     * {@return the latest journal entries, oldest of them first}
     *
     * @param atLeast least level
     * @param most most entries, 1 to 1000
     * @throws InterruptedException when the calling thread is interrupted
     */
    List<NumberedEntry> log(JournalEntry.Level atLeast, int most) throws InterruptedException;

    /**
     * Follows the journal until the other process closes the migration, without gap or repetition.
     *
     * @param atLeast least level
     * @param sequence the number after which to begin; 0 for the first
     * @param each hears every entry, in order
     * @return whether the other process closed the migration; false when {@link #close} ended it or the other process died
     * @throws InterruptedException when the calling thread is interrupted
     */
    boolean follow(JournalEntry.Level atLeast, long sequence, Consumer<? super NumberedEntry> each)
            throws InterruptedException;

    /** Closes the connection; a call that waits returns soon. From any thread; closing twice is harmless. */
    @Override
    void close();
}
