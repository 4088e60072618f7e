package org.sylos.storage.duckdb;

import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;

/** The table of one side's nodes, and the numbers by which statements know sides and kinds. */
final class Nodes {
    static final int FOLDER = NodeKind.FOLDER.code();

    private Nodes() {}

    /** The persisted number of a side. */
    static int code(Side side) {
        return switch (side) {
            case SRC -> 1;
            case DST -> 2;
        };
    }

    /** The side that has a persisted number. */
    static Side side(int code) {
        return code == code(Side.SRC) ? Side.SRC : Side.DST;
    }

    static String table(Side side) {
        return switch (side) {
            case SRC -> "src_node";
            case DST -> "dst_node";
        };
    }

    /** A statement about the nodes of a side, in which {@code {node}} stands for their table. */
    static String sql(Side side, String template) {
        return template.replace("{node}", table(side));
    }
}
