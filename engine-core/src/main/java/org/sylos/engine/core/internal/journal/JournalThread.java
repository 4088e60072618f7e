package org.sylos.engine.core.internal.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.words.Amount;

/** What the thread of a journal does: tell the listeners what came, in order, and offer it to the store, in batches. */
final class JournalThread {
    private static final Logger LOG = LoggerFactory.getLogger(JournalThread.class);
    private static final String COMPONENT = "journal";

    private final IncomingEntries incoming;
    private final UnstoredEntries unstored;
    private final List<Consumer<? super JournalEntry>> listeners;
    private final Clock wallClock;
    private final NanoClock clock;
    private final int batch;
    private final Duration delay;

    /**
     * A thread's work.
     *
     * @param listeners may become more while it goes on
     * @param batch so many entries are offered at once
     * @param delay how long an entry waits for others at most
     */
    JournalThread(
            IncomingEntries incoming,
            UnstoredEntries unstored,
            List<Consumer<? super JournalEntry>> listeners,
            Clock wallClock,
            NanoClock clock,
            int batch,
            Duration delay) {
        this.incoming = incoming;
        this.unstored = unstored;
        this.listeners = listeners;
        this.wallClock = wallClock;
        this.clock = clock;
        this.batch = batch;
        this.delay = delay;
    }

    /** Goes on until the journal is closed. */
    void work() {
        try {
            handOn();
            unstored.reportLost();
        } catch (RuntimeException | Error e) {
            LOG.error("The journal has ended early; from now on entries are in this log only", e);
        } finally {
            incoming.ended();
        }
    }

    private void handOn() {
        long since = clock.nanoTime();
        boolean last = false;
        while (!last) {
            IncomingEntries.Fetched fetched = incoming.fetch(unstored.isEmpty() ? null : since + delay.toNanos());
            last = fetched.last();
            if (unstored.isEmpty()) {
                since = clock.nanoTime();
            }
            List<JournalEntry> entries = withWhatIsMissing(fetched);
            entries.forEach(this::tell);
            entries.forEach(unstored::add);
            if (fetched.due() || isTime(since)) {
                unstored.offer();
                since = clock.nanoTime();
                incoming.offered(fetched.upTo());
            }
        }
    }

    private List<JournalEntry> withWhatIsMissing(IncomingEntries.Fetched fetched) {
        if (fetched.leftOut() == 0) {
            return fetched.entries();
        }
        List<JournalEntry> all = new ArrayList<>(fetched.entries());
        String message = Amount.of(fetched.leftOut(), "entry", "entries")
                + " came faster than what could be handed on; only the log has them";
        all.add(new JournalEntry(wallClock.instant(), Level.WARNING, COMPONENT, null, message));
        return all;
    }

    private boolean isTime(long since) {
        // A store that refuses is left alone until it is time to try again, however much has come.
        boolean many = unstored.size() >= batch && unstored.failure() == null;
        return many || (!unstored.isEmpty() && since + delay.toNanos() - clock.nanoTime() <= 0);
    }

    private void tell(JournalEntry entry) {
        for (Consumer<? super JournalEntry> listener : listeners) {
            try {
                listener.accept(entry);
            } catch (RuntimeException e) {
                LOG.warn("A listener of the journal failed; the run goes on", e);
            }
        }
    }
}
