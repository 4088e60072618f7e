package org.sylos.engine.core.internal.journal;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.JournalStore;
import org.sylos.engine.core.LogOptions;

/** Has the store forget entries of the journal that are too old or too many; not more often than once in a while. Thread-safe. */
final class JournalTrim {
    private static final Logger LOG = LoggerFactory.getLogger(JournalTrim.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final JournalStore store;
    private final Clock clock;
    private boolean trimmed;
    private long trimmedAt;

    JournalTrim(JournalStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    synchronized void trim(LogOptions options) {
        long now = System.nanoTime();
        if (trimmed && now - trimmedAt < PAUSE_NANOS) {
            return;
        }
        trimmed = true;
        trimmedAt = now;
        try {
            store.trim(clock.instant().minus(options.keepFor()), options.keepEntries());
        } catch (SylosException e) {
            LOG.warn("old entries of the journal stay for the time being: {}", e.getMessage());
        }
    }
}
