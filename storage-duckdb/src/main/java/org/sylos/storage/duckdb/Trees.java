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

    private Trees(Tree src, Tree dst, Continuation from) {
        this.src = src;
        this.dst = dst;
        attempts = new AttemptLog(from.nextAttempt());
        reconciledDepth = from.reconciledDepth();
        hasDestinations = from.destinations();
        hasExclusions = from.exclusions();
        hasRenames = from.renames();
    }

    private Trees(Continuation from) {
        this(new RecentLevels(), from);
    }

    private Trees(RecentLevels recent, Continuation from) {
        this(new Tree(Side.SRC, recent), new Tree(Side.DST, recent), from);
    }

    /** Those of a database without nodes. */
    static Trees empty() {
        return new Trees(Continuation.BEGIN);
    }

    static Trees load(Session session, Continuation from) throws SQLException {
        Trees trees = new Trees(from);
        Tree.load(session, trees.src, trees.dst);
        return trees;
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
