package org.sylos.storage.duckdb;

import java.sql.SQLException;
import org.sylos.engine.api.Side;

/** What is remembered of the nodes of both sides. Changed only by whoever writes; may be read by anybody. */
final class Trees {
    private final Tree src;
    private final Tree dst;
    private final AttemptLog attempts;
    private volatile int reconciledDepth;
    private volatile boolean hasDestinations;
    private volatile boolean hasExclusions;
    private volatile boolean hasRenames;

    private Trees(
            Tree src,
            Tree dst,
            AttemptLog attempts,
            int reconciledDepth,
            boolean hasDestinations,
            boolean hasExclusions,
            boolean hasRenames) {
        this.src = src;
        this.dst = dst;
        this.attempts = attempts;
        this.reconciledDepth = reconciledDepth;
        this.hasDestinations = hasDestinations;
        this.hasExclusions = hasExclusions;
        this.hasRenames = hasRenames;
    }

    /** Those of a database without nodes. */
    static Trees empty() {
        RecentLevels recent = new RecentLevels();
        return new Trees(
                Tree.empty(Side.SRC, recent),
                Tree.empty(Side.DST, recent),
                AttemptLog.empty(),
                -1,
                false,
                false,
                false);
    }

    static Trees load(Session session) throws SQLException {
        RecentLevels recent = new RecentLevels();
        return new Trees(
                Tree.load(session, Side.SRC, recent),
                Tree.load(session, Side.DST, recent),
                AttemptLog.load(session),
                (int) session.number("SELECT coalesce(max(depth), -1) FROM level"),
                session.number("SELECT count(*) FROM destination") > 0,
                session.number("SELECT (SELECT count(*) FROM kept_exclusion) + (SELECT count(*) FROM hand_exclusion)")
                        > 0,
                session.number("SELECT (SELECT count(*) FROM kept_name) + (SELECT count(*) FROM renamed)") > 0);
    }

    Tree src() {
        return src;
    }

    Tree dst() {
        return dst;
    }

    Tree of(Side side) {
        return side == Side.SRC ? src : dst;
    }

    /** Small levels as steps have left them. */
    RecentLevels recent() {
        return src.recent();
    }

    AttemptLog attempts() {
        return attempts;
    }

    int reconciledDepth() {
        return reconciledDepth;
    }

    void reconciled(int depth) {
        reconciledDepth = depth;
    }

    /** Whether some folder is at the destination elsewhere than its own path says, or under a native id. */
    boolean hasDestinations() {
        return hasDestinations;
    }

    void addDestinations(long count) {
        if (count > 0) {
            hasDestinations = true;
        }
    }

    /** Whether nodes may have been excluded by hand, now or in an earlier pass. */
    boolean hasExclusions() {
        return hasExclusions;
    }

    /** Some node is about to be excluded by hand. */
    void addExclusions() {
        hasExclusions = true;
    }

    /** Whether nodes may have other names at the destination, now or in an earlier pass. */
    boolean hasRenames() {
        return hasRenames;
    }

    /** Some node is about to get another name. */
    void addRenames() {
        hasRenames = true;
    }

    /** About how many nodes there are. */
    long size() {
        return src.all().size() + dst.all().size();
    }

    /** Goes back to where rounds from a depth on are open, and levels below it not compared. */
    void beginSweep(int depth) {
        src.beginSweep(depth);
        dst.beginSweep(depth);
        reconciledDepth = Math.min(reconciledDepth, depth);
    }

    /** Begins anew with no nodes. */
    void clear() {
        src.clear();
        dst.clear();
        reconciledDepth = -1;
        hasDestinations = false;
    }
}
