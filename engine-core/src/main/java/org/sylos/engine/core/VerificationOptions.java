package org.sylos.engine.core;

import java.util.List;
import org.sylos.engine.api.Stability;

/**
 * What must hold for a migration to be complete.
 *
 * @param levels verifiers that look at every written node, in this order; names of verifier providers. The counts are always
 *     checked as well
 * @param allowPending whether nodes may still be pending
 * @param allowNotOnSrc whether the destination may hold nodes that the source does not
 */
@Stability(Stability.Level.EVOLVING)
public record VerificationOptions(List<String> levels, boolean allowPending, boolean allowNotOnSrc) {
    /** Sizes of all written nodes; nothing pending; more nodes on the destination are no fault. */
    public static final VerificationOptions DEFAULT = new VerificationOptions(List.of("size"), false, true);

    /** Copies the list. */
    public VerificationOptions {
        levels = List.copyOf(levels);
    }

    /**
     * {@return the same with other levels}
     *
     * @param others names of verifier providers, in the order in which they look
     */
    public VerificationOptions withLevels(List<String> others) {
        return new VerificationOptions(others, allowPending, allowNotOnSrc);
    }

    /**
     * {@return the same, allowing pending nodes or not}
     *
     * @param allow whether nodes may still be pending
     */
    public VerificationOptions withAllowPending(boolean allow) {
        return new VerificationOptions(levels, allow, allowNotOnSrc);
    }

    /**
     * {@return the same, allowing nodes that only the destination has, or not}
     *
     * @param allow whether the destination may hold nodes that the source does not
     */
    public VerificationOptions withAllowNotOnSrc(boolean allow) {
        return new VerificationOptions(levels, allowPending, allow);
    }
}
