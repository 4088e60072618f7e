package org.sylos.engine.api.fs;

import java.util.OptionalLong;
import org.sylos.engine.api.Stability;

/**
 * How much room a storage has.
 *
 * @param totalBytes its size, where known
 * @param usableBytes what can still be written, where known
 */
@Stability(Stability.Level.EVOLVING)
public record StorageInfo(OptionalLong totalBytes, OptionalLong usableBytes) {
    /** Nothing is known. */
    public static final StorageInfo UNKNOWN = new StorageInfo(OptionalLong.empty(), OptionalLong.empty());
}
