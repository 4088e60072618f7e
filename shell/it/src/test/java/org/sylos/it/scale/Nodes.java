package org.sylos.it.scale;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.core.Migration;

/** All that a small migration knows of a side. */
final class Nodes {
    private static final int WINDOW = 2000;

    private Nodes() {}

    static List<NodeView> of(Migration migration, Side side) {
        List<NodeView> all = new ArrayList<>();
        List<NodeView> window = migration.inspect().nodes(side, 0, WINDOW);
        while (!window.isEmpty()) {
            all.addAll(window);
            window = migration
                    .inspect()
                    .nodes(side, window.get(window.size() - 1).id(), WINDOW);
        }
        return all;
    }
}
