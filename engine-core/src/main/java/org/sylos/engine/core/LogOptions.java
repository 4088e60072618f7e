package org.sylos.engine.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.event.JournalEntry;

/**
 * What is written to the journal, and who else hears it.
 *
 * @param level least level that is kept
 * @param address {@code host:port} to which each entry is also sent as a JSON datagram; null for nowhere
 * @param listeners whether registered listeners hear events and the address, if any, gets datagrams; the journal in the
 *     database is kept all the same
 */
@Stability(Stability.Level.EVOLVING)
public record LogOptions(JournalEntry.Level level, @Nullable String address, boolean listeners) {
    /** From INFO on, to the database and to listeners. */
    public static final LogOptions DEFAULT = new LogOptions(JournalEntry.Level.INFO, null, true);

    /** {@return where datagrams go} */
    public Optional<String> datagramAddress() {
        return listeners ? Optional.ofNullable(address) : Optional.empty();
    }
}
