package org.sylos.shell.render;

import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.NodeView;

/** Single nodes as lines: the path first, then what is to be said about it. */
final class NodeLines {
    private NodeLines() {}

    /** A heading with the first few of many. */
    static void append(StringBuilder out, String heading, Sample sample, Palette palette) {
        if (sample.total() == 0) {
            return;
        }
        String which = sample.nodes().size() < sample.total()
                ? ", the first " + sample.nodes().size() + " of " + Units.count(sample.total())
                : "";
        out.append('\n').append(palette.bold(heading + which)).append('\n');
        sample.nodes().forEach(node -> out.append("  ").append(line(node)).append('\n'));
    }

    private static String line(NodeView node) {
        StringBuilder line = new StringBuilder();
        if (node.side() == Side.DST) {
            line.append("(destination) ");
        }
        line.append(Text.printable(node.path()));
        if (node.errorClass() == null) {
            line.append("  ").append(Units.bytes(node.size()));
            return line.toString();
        }
        line.append(": ").append(Classes.label(node.errorClass()));
        if (node.message() != null) {
            line.append(", ").append(Text.printable(node.message()));
        }
        if (node.attempts() > 1) {
            line.append(" (").append(node.attempts()).append(" attempts)");
        }
        return line.toString();
    }
}
