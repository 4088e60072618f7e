package org.sylos.engine.core.internal.journal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.storage.JournalStore;

/** Entries that the store does not have yet. Used by one thread; the latest failure may be read by others. */
final class UnstoredEntries {
    private static final Logger LOG = LoggerFactory.getLogger(UnstoredEntries.class);

    private final JournalStore store;
    private final int most;
    private final int batch;
    private final ArrayDeque<JournalEntry> entries = new ArrayDeque<>();
    private volatile @Nullable RuntimeException failure;
    private long lost;

    /**
     * No entries yet.
     *
     * @param most how many are kept while the store refuses
     * @param batch most entries in one call of the store
     */
    UnstoredEntries(JournalStore store, int most, int batch) {
        this.store = store;
        this.most = most;
        this.batch = batch;
    }

    void add(JournalEntry entry) {
        entries.add(entry);
    }

    int size() {
        return entries.size();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What the store said when it refused last; null when it took everything. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** Offers the entries to the store. Those that it refuses stay, as far as there is room. */
    void offer() {
        try {
            while (!entries.isEmpty()) {
                List<JournalEntry> next = entries.stream().limit(batch).toList();
                store.append(next);
                next.forEach(stored -> entries.remove());
            }
            if (failure != null) {
                failure = null;
                LOG.info("The store takes journal entries again");
            }
        } catch (RuntimeException e) {
            if (failure == null) {
                LOG.error(
                        "The store does not take {} journal entries; they are kept and offered again: {}",
                        size(),
                        said(e));
                LOG.debug("Where the store refused", e);
            }
            failure = e;
            trim();
        }
    }

    /** Says what was never stored, at the end. */
    void reportLost() {
        long never = lost + entries.size();
        if (never > 0) {
            RuntimeException last = failure;
            LOG.error(
                    "{} journal entries are not in the store, only in this log{}",
                    never,
                    last == null ? "" : ": " + said(last));
        }
    }

    /** A full disk is nobody's defect: a sentence tells enough of it. */
    private static String said(RuntimeException e) {
        return e instanceof SylosException ? String.valueOf(e.getMessage()) : e.toString();
    }

    /** The oldest go first, but no error before everything else. */
    private void trim() {
        for (Iterator<JournalEntry> i = entries.iterator(); entries.size() > most && i.hasNext(); ) {
            if (i.next().level().code() < Level.ERROR.code()) {
                i.remove();
                lost++;
            }
        }
        for (; entries.size() > most; lost++) {
            entries.remove();
        }
    }
}
