package org.sylos.engine.core.internal.traverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.DiscoveryStep;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.ListingPage;

/** Makes one step of the store of whatever was handed over at one time by both sides. */
final class FindingWriter {
    private final DiscoveryStore store;
    private final CompareRule rule;

    FindingWriter(DiscoveryStore store, CompareRule rule) {
        this.store = store;
        this.rule = rule;
    }

    /** Writes findings; of each side at most one round ends among them, with nothing of that side behind it. */
    void write(List<Finding> findings) {
        List<ListingPage> src = new ArrayList<>();
        List<ListingPage> dst = new ArrayList<>();
        RoundEnd srcEnd = null;
        RoundEnd dstEnd = null;
        for (Finding finding : findings) {
            if (finding instanceof SidePage page) {
                (page.side() == Side.SRC ? src : dst).add(page.page());
            } else if (finding instanceof RoundEnd end && end.side() == Side.SRC) {
                srcEnd = end;
            } else if (finding instanceof RoundEnd end) {
                dstEnd = end;
            }
        }
        OptionalInt level =
                dstEnd != null && dstEnd.comparing() ? OptionalInt.of(dstEnd.depth() + 1) : OptionalInt.empty();
        DiscoveryStep.Outcome outcome =
                store.advance(new DiscoveryStep(src, dst, depthOf(srcEnd), depthOf(dstEnd), level), rule);
        LevelSummary compared = outcome.level();
        if (srcEnd != null) {
            srcEnd.done(Objects.requireNonNull(outcome.srcRound(), "a round that ended has a summary"), null);
        }
        if (dstEnd != null) {
            dstEnd.done(Objects.requireNonNull(outcome.dstRound(), "a round that ended has a summary"), compared);
        }
    }

    private static OptionalInt depthOf(@Nullable RoundEnd end) {
        return end == null ? OptionalInt.empty() : OptionalInt.of(end.depth());
    }
}
