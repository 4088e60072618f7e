package org.sylos.engine.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.event.JournalEntry;

/**
 * What is written to the journal, and who else hears it.
 *
 * @param level least level that is kept
 * @param address {@code host:port} to which each entry is also sent as a JSON datagram; null for nowhere
 * @param listeners whether registered listeners hear events and the address, if any, gets datagrams; the journal in the
 *     database is kept all the same
 * @param keepEntries how many entries the database keeps, at least 1; older ones go when a run begins and between its rounds
 * @param keepFor how long it keeps them, more than zero
 */
@Stability(Stability.Level.EVOLVING)
public record LogOptions(
        JournalEntry.Level level, @Nullable String address, boolean listeners, long keepEntries, Duration keepFor) {
    /** Longer than any migration. */
    public static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** From INFO on, to the database and to listeners. */
    public static final LogOptions DEFAULT = new LogOptions(JournalEntry.Level.INFO, null, true);

    /**
     * Checks the bounds.
     *
     * @throws ConfigException when nothing would be kept
     */
    public LogOptions {
        if (keepEntries < 1) {
            throw new ConfigException("a log cannot keep " + keepEntries + " entries", "it keeps 1 at least");
        }
        if (keepFor.isNegative() || keepFor.isZero() || keepFor.compareTo(FOR_EVER) > 0) {
            throw new ConfigException(
                    "a log cannot be kept for " + keepFor, "it is more than zero and up to 100 years");
        }
    }

    /**
     * A million entries, however old.
     *
     * @param level least level that is kept
     * @param address where datagrams go, or null
     * @param listeners whether registered listeners and the address hear anything
     */
    public LogOptions(JournalEntry.Level level, @Nullable String address, boolean listeners) {
        this(level, address, listeners, 1_000_000, FOR_EVER);
    }

    /** {@return where datagrams go} */
    public Optional<String> datagramAddress() {
        return listeners ? Optional.ofNullable(address) : Optional.empty();
    }
}
