package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.NodeView;

/** Reads answers that come page by page, and holds each page to the rules of paging. */
final class Paging {
    private Paging() {}

    /** One page of answers. */
    @FunctionalInterface
    interface Pages<T> {
        List<T> page(long afterId, int max);
    }

    /** Everything, in pages of at most {@code max}; only an empty page is the last. */
    static <T> List<T> all(int max, ToLongFunction<T> id, Pages<T> pages) {
        return read(max, 0, id, pages, 1);
    }

    /** As {@link #all} where ids descend. */
    static <T> List<T> allDescending(int max, ToLongFunction<T> id, Pages<T> pages) {
        return read(max, Long.MAX_VALUE, id, pages, -1);
    }

    private static <T> List<T> read(int max, long start, ToLongFunction<T> id, Pages<T> pages, int direction) {
        List<T> all = new ArrayList<>();
        long last = start;
        List<T> page = pages.page(last, max);
        while (!page.isEmpty()) {
            assertThat(page).as("a page of at most %d", max).hasSizeLessThanOrEqualTo(max);
            for (T item : page) {
                long next = id.applyAsLong(item);
                assertThat(Long.compare(next, last) * direction)
                        .as("the order of ids: %d after %d", next, last)
                        .isEqualTo(1);
                last = next;
                all.add(item);
            }
            page = pages.page(last, max);
        }
        return all;
    }

    static List<NodeView> nodes(MigrationStore store, Side side) {
        return all(1000, NodeView::id, (after, max) -> store.inspection().nodes(side, after, max));
    }
}
