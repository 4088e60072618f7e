package org.sylos.engine.api.storage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.fs.Entry;

/**
 * Some children of one folder, and with the last page how its listing ended.
 *
 * @param folder the folder that was listed
 * @param entries its children, in no particular order; the list must not be changed afterwards
 * @param rejections for the index of an entry that a filter rejected, why. Entries with a problem of class UNSUPPORTED count
 *     as rejected by the rule {@code unsupported} without being named here
 * @param outcome how the listing ended; null when more pages follow
 */
@Stability(Stability.Level.EVOLVING)
public record ListingPage(
        FolderWork folder,
        List<Entry> entries,
        Map<Integer, FilterDecision.Reject> rejections,
        @Nullable ListingOutcome outcome) {}
