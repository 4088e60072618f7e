package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/** How the fast path of {@link FSAdapter#copyFrom} ended. */
@Stability(Stability.Level.EVOLVING)
public sealed interface CopyResult {
    /** The adapter cannot do better than a stream for this file; it has touched nothing. */
    @Stability(Stability.Level.EVOLVING)
    record NotMine() implements CopyResult {}

    /**
     * The file is in place, under the same promises as {@link FileWrite#commit}.
     *
     * @param written what is now there
     */
    @Stability(Stability.Level.EVOLVING)
    record Copied(Written written) implements CopyResult {}

    /**
     * The source was not as planned when the copy began, or changed while it was read. Nothing changed at the destination.
     *
     * @param now the source file as it was found
     */
    @Stability(Stability.Level.EVOLVING)
    record Drifted(Entry now) implements CopyResult {}

    /** The shared instance of {@link NotMine}. */
    CopyResult NOT_MINE = new NotMine();
}
