package org.sylos.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sylos.engine.api.storage.Tally;

/** Lines of a label, a number of nodes, their bytes and a remark, aligned. */
final class TallyTable {
    private record Line(String label, String nodes, String bytes, String remark, UnaryOperator<String> colour) {}

    private final List<Line> lines = new ArrayList<>();

    /** Adds a line. */
    TallyTable add(String label, Tally tally, String remark, UnaryOperator<String> colour) {
        String bytes = tally.bytes() == 0 ? "" : Units.bytes(tally.bytes());
        lines.add(new Line(label, Units.count(tally.nodes()), bytes, remark, colour));
        return this;
    }

    /** Adds a line without a remark, in colour when it counts anything. */
    TallyTable add(String label, Tally tally, UnaryOperator<String> colourIfAny) {
        return add(label, tally, "", tally.nodes() == 0 ? UnaryOperator.identity() : colourIfAny);
    }

    /** Adds a line when it counts anything. */
    TallyTable addIfAny(String label, Tally tally, String remark, UnaryOperator<String> colour) {
        return tally.nodes() == 0 ? this : add(label, tally, remark, colour);
    }

    void appendTo(StringBuilder out) {
        int labels = lines.stream().mapToInt(line -> line.label.length()).max().orElse(0);
        int nodes = lines.stream().mapToInt(line -> line.nodes.length()).max().orElse(0);
        int bytes = lines.stream().mapToInt(line -> line.bytes.length()).max().orElse(0);
        for (Line line : lines) {
            String text = "  " + Text.left(line.label, labels) + "  " + Text.right(line.nodes, nodes) + "  "
                    + Text.right(line.bytes, bytes) + "  " + line.remark;
            out.append(line.colour.apply(text.stripTrailing())).append('\n');
        }
    }
}
