package org.sylos.engine.api.storage;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;

/**
 * A node that is to be tried again.
 *
 * @param side the side it is on
 * @param id its node id
 * @param path its path
 * @param kind what is to be tried again
 * @param before the copy status it had before it was marked for copy, which unmarking gives back; null for discovery
 */
@Stability(Stability.Level.EVOLVING)
public record RetryMark(
        Side side,
        long id,
        String path,
        RetryKind kind,
        @Nullable CopyStatus before) {}
