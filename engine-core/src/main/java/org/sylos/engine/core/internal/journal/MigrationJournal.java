package org.sylos.engine.core.internal.journal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.LogOptions;
import org.sylos.engine.core.internal.exec.NanoClock;

/**
 * A migration's journal with those who hear it, listeners and the log address if there is one, and with what the store keeps of
 * it. Thread-safe; its monitor guards the way to the log address.
 */
public final class MigrationJournal implements AutoCloseable {
    private final Journal journal;
    private final JournalStore store;
    private final JournalTrim trim;
    private final UUID migration;
    private final String name;
    private final LongAdder logged = new LongAdder();
    private volatile LogOptions options;
    private @Nullable DatagramJournal datagrams;

    public MigrationJournal(
            UUID migration,
            String name,
            LogOptions options,
            JournalStore store,
            Clock clock,
            Consumer<JournalEntry> listener) {
        this.migration = migration;
        this.name = name;
        this.store = store;
        this.options = options;
        this.trim = new JournalTrim(store, clock);
        this.datagrams = open(options);
        this.journal = new Journal(store, options.level(), clock, NanoClock.SYSTEM);
        journal.addListener(entry -> {
            logged.increment();
            listener.accept(entry);
        });
        journal.addListener(this::send);
    }

    public Journal journal() {
        return journal;
    }

    /** Counts the entries since the migration was opened. */
    public long logged() {
        return logged.sum();
    }

    /** The latest entries of at least this level, those that were added just now as well. */
    public List<NumberedEntry> latest(JournalEntry.Level atLeast, int max) {
        journal.flush();
        return store.latest(atLeast, max);
    }

    /** The entries of at least this level that follow one, those that were added just now as well. */
    public List<NumberedEntry> after(JournalEntry.Level atLeast, long sequence, int max) {
        journal.flush();
        return store.read(atLeast, sequence, max);
    }

    /** Has the store forget entries that are too old or too many; not more often than once in a while. */
    public void trim() {
        trim.trim(options);
    }

    /** Other options hold from now on. */
    public void configure(LogOptions changed) {
        DatagramJournal next = open(changed);
        DatagramJournal last;
        synchronized (this) {
            last = datagrams;
            datagrams = next;
        }
        options = changed;
        journal.threshold(changed.level());
        if (last != null) {
            last.close();
        }
    }

    private synchronized void send(JournalEntry entry) {
        if (datagrams != null) {
            datagrams.accept(entry);
        }
    }

    private @Nullable DatagramJournal open(LogOptions wanted) {
        return wanted.datagramAddress()
                .map(LogAddress::parse)
                .map(address -> DatagramJournal.open(address, migration, name))
                .orElse(null);
    }

    @Override
    public void close() {
        journal.close();
        synchronized (this) {
            if (datagrams != null) {
                datagrams.close();
                datagrams = null;
            }
        }
    }
}
