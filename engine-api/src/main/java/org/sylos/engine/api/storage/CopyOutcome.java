package org.sylos.engine.api.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Checksum;

/**
 * How the copy of one node ended, or that it will be tried again.
 *
 * @param id node id on SRC
 * @param status {@code successful}, {@code failed} or {@code drifted}; {@code pending} when it will be tried again
 * @param dstNativeId native id of what was written; null where the destination is addressed by path, or nothing was written
 * @param checksum checksum computed while copying; null when none was
 * @param failures tries that failed and have not been handed to the store before, oldest first. For {@code drifted} the last one
 *     says what had changed, with class CONFLICT
 */
@Stability(Stability.Level.EVOLVING)
public record CopyOutcome(
        long id,
        CopyStatus status,
        @Nullable String dstNativeId,
        @Nullable Checksum checksum,
        List<Attempt> failures) {

    /**
     * Checks that a failure says why, and copies the list.
     *
     * @throws IllegalArgumentException when the copy did not succeed and no failure is given
     */
    public CopyOutcome {
        failures = List.copyOf(failures);
        if (status != CopyStatus.SUCCESSFUL && failures.isEmpty()) {
            throw new IllegalArgumentException("a copy that did not succeed says why: node " + id);
        }
    }

    /**
     * Written at the first try.
     *
     * @param id node id on SRC
     * @param dstNativeId native id of what was written; null where the destination is addressed by path
     * @param checksum checksum computed while copying; null when none was
     * @return the outcome of a success
     */
    public static CopyOutcome written(long id, @Nullable String dstNativeId, @Nullable Checksum checksum) {
        return new CopyOutcome(id, CopyStatus.SUCCESSFUL, dstNativeId, checksum, List.of());
    }
}
