package org.sylos.engine.core.internal.control;

import java.util.List;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunSnapshot;

/** What other processes can see of a migration and do to it. Thread-safe. */
public interface Controlled {
    /** How far its run is. */
    RunSnapshot snapshot();

    /** Asks the run to suspend, with or without waiting for what is in flight; answers whether one goes on. */
    boolean stop(boolean now);

    /** Changes how much of everything the run may use. */
    void setLimits(RunLimits limits);

    /** Counts journal entries; when it has not changed there are no new ones. */
    long logged();

    /** The latest journal entries, oldest of them first. */
    List<NumberedEntry> log(JournalEntry.Level atLeast, int max);

    /** Journal entries after a sequence number. */
    List<NumberedEntry> logAfter(JournalEntry.Level atLeast, long sequence, int max);
}
