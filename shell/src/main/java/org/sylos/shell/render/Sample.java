package org.sylos.shell.render;

import java.util.List;
import org.sylos.engine.api.storage.NodeView;

/**
 * Some of many nodes.
 *
 * @param nodes the first ones
 * @param total how many there are
 */
public record Sample(List<NodeView> nodes, long total) {
    /** Nothing of nothing. */
    public static final Sample NONE = new Sample(List.of(), 0);

    public Sample {
        nodes = List.copyOf(nodes);
    }
}
