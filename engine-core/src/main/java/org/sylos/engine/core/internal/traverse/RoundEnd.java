package org.sylos.engine.core.internal.traverse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.RoundSummary;

/**
 * The end of a round on its way to the store, behind the pages of the round, and with it the wish to compare the next level where that
 * can be done at once: together they cost a small level one commit instead of three.
 */
final class RoundEnd implements Finding {
    private final Side side;
    private final int depth;
    private final boolean comparing;
    private volatile @Nullable RoundSummary summary;
    private volatile @Nullable LevelSummary level;

    /**
     * The end of a round.
     *
     * @param comparing whether the level below is to be compared, too
     */
    RoundEnd(Side side, int depth, boolean comparing) {
        this.side = side;
        this.depth = depth;
        this.comparing = comparing;
    }

    Side side() {
        return side;
    }

    int depth() {
        return depth;
    }

    boolean comparing() {
        return comparing;
    }

    @Override
    public int weight() {
        return 1;
    }

    /** Notes what came of it, once that is durable. */
    void done(RoundSummary round, @Nullable LevelSummary compared) {
        level = compared;
        summary = round;
    }

    /** What the round found; it must have been written. */
    RoundSummary summary() {
        return Objects.requireNonNull(summary, "the end of the round was not written yet");
    }

    /** What comparing the next level found; null where that was not wished for. */
    @Nullable
    LevelSummary level() {
        return level;
    }
}
