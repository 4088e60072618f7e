package org.sylos.engine.core.internal.lifecycle;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.core.LogOptions;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.journal.DatagramJournal;
import org.sylos.engine.core.internal.journal.Journal;
import org.sylos.engine.core.internal.journal.LogAddress;

/** A migration's journal with those who hear it: listeners, and the log address if there is one. Thread-safe. */
final class MigrationJournal implements AutoCloseable {
    private final Journal journal;
    private final UUID migration;
    private final String name;
    private @Nullable DatagramJournal datagrams;

    MigrationJournal(
            UUID migration,
            String name,
            LogOptions options,
            JournalStore store,
            Clock clock,
            Consumer<JournalEntry> listener) {
        this.migration = migration;
        this.name = name;
        this.datagrams = open(options);
        this.journal = new Journal(store, options.level(), clock, NanoClock.SYSTEM);
        journal.addListener(listener);
        journal.addListener(this::send);
    }

    Journal journal() {
        return journal;
    }

    /** Other options hold from now on. */
    void configure(LogOptions options) {
        DatagramJournal next = open(options);
        DatagramJournal last;
        synchronized (this) {
            last = datagrams;
            datagrams = next;
        }
        journal.threshold(options.level());
        if (last != null) {
            last.close();
        }
    }

    private synchronized void send(JournalEntry entry) {
        if (datagrams != null) {
            datagrams.accept(entry);
        }
    }

    private @Nullable DatagramJournal open(LogOptions options) {
        return options.datagramAddress()
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
