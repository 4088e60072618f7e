package org.sylos.engine.api.storage;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;

/**
 * What discovery has for the store at one moment, in the order in which it is done: pages of both sides, then the ends of rounds,
 * then the comparison of a level.
 *
 * @param srcPages pages of SRC, kept in this order; may be empty
 * @param dstPages pages of DST, kept in this order; may be empty
 * @param srcRound depth of the round of SRC that ends with them; empty when none does
 * @param dstRound depth of the round of DST that ends with them; empty when none does
 * @param level depth of the level to compare then; empty when none is to be compared
 */
@Stability(Stability.Level.EVOLVING)
public record DiscoveryStep(
        List<ListingPage> srcPages,
        List<ListingPage> dstPages,
        OptionalInt srcRound,
        OptionalInt dstRound,
        OptionalInt level) {
    /** Copies the lists. */
    public DiscoveryStep {
        srcPages = List.copyOf(srcPages);
        dstPages = List.copyOf(dstPages);
    }

    /**
     * What came of a step.
     *
     * @param srcRound what the round of SRC found; null when none ended
     * @param dstRound what the round of DST found; null when none ended
     * @param level what comparing found; null when no level was compared
     */
    @Stability(Stability.Level.EVOLVING)
    public record Outcome(
            @Nullable RoundSummary srcRound,
            @Nullable RoundSummary dstRound,
            @Nullable LevelSummary level) {}

    /**
     * {@return the pages of a side}
     *
     * @param side the side asked about
     */
    public List<ListingPage> pages(Side side) {
        return side == Side.SRC ? srcPages : dstPages;
    }

    /**
     * {@return the depth of the round of a side that ends; empty when none does}
     *
     * @param side the side asked about
     */
    public OptionalInt round(Side side) {
        return side == Side.SRC ? srcRound : dstRound;
    }
}
