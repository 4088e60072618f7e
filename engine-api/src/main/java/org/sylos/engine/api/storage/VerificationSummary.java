package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * How the verification of one level stands.
 *
 * @param verifier name of the verifier
 * @param verified nodes found as promised
 * @param mismatches nodes found different
 * @param unknown nodes about which nothing could be told
 * @param unchecked written nodes not looked at yet
 */
@Stability(Stability.Level.EVOLVING)
public record VerificationSummary(String verifier, long verified, long mismatches, long unknown, long unchecked) {
    /** {@return whether every written node was found as promised} */
    public boolean passed() {
        return mismatches == 0 && unknown == 0 && unchecked == 0;
    }
}
