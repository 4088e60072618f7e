package org.sylos.engine.api.storage;

import java.util.List;
import org.sylos.engine.api.Stability;

/**
 * How the listing of a folder ended.
 *
 * @param result what became of it
 * @param failures tries that failed and have not been handed to the store before, oldest first
 */
@Stability(Stability.Level.EVOLVING)
public record ListingOutcome(Result result, List<Attempt> failures) {
    /** Listed at the first try. */
    public static final ListingOutcome LISTED = new ListingOutcome(Result.LISTED, List.of());

    /** What became of a listing. */
    @Stability(Stability.Level.EVOLVING)
    public enum Result {
        /** The pages hold every child. */
        LISTED,
        /** It failed for good: the folder is failed, and pages handed over before are taken back. */
        FAILED,
        /** It failed and will be tried again: the folder stays pending, and pages handed over before are taken back. */
        RETRY
    }

    /**
     * Checks that a failure says how, and copies the list.
     *
     * @throws IllegalArgumentException when the listing failed and no failure is given
     */
    public ListingOutcome {
        failures = List.copyOf(failures);
        if (result != Result.LISTED && failures.isEmpty()) {
            throw new IllegalArgumentException("a listing that failed says how");
        }
    }
}
