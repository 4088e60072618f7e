package org.sylos.engine.core.internal.traverse;

import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.ListingPage;

/** A page on its way to the store. */
record SidePage(Side side, ListingPage page) implements Finding {
    /** About the rows it becomes. */
    @Override
    public int weight() {
        return page.entries().size() + 1;
    }
}
