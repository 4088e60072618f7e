package org.sylos.engine.api.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * Some rows out of many, in order.
 *
 * @param rows the rows; fewer than asked for only at the end
 * @param total all rows there are, on every page, with their bytes (of the source node, or else of the destination node); null
 *     when it was not asked for
 */
@Stability(Stability.Level.EVOLVING)
public record ReviewPage(List<ReviewRow> rows, @Nullable Tally total) {
    /** Copies the list. */
    public ReviewPage {
        rows = List.copyOf(rows);
    }

    /**
     * Which page is wanted. Pages go on from a row, not from a number, so that nothing is passed over or seen twice when rows
     * change in between.
     *
     * @param order how the rows are sorted
     * @param after the last row of the page before, as it was then; null for the first page
     * @param max most rows, from 1 to {@value #MOST}
     * @param counted whether the total is wanted; it costs more than the rows where there are many
     */
    @Stability(Stability.Level.EVOLVING)
    public record Request(ReviewOrder order, @Nullable ReviewRow after, int max, boolean counted) {
        /** The largest page. */
        public static final int MOST = 100_000;

        /**
         * Checks the size of the page.
         *
         * @throws IllegalArgumentException when it is not from 1 to {@value #MOST}
         */
        public Request {
            if (max < 1 || max > MOST) {
                throw new IllegalArgumentException("a page of " + max + " rows");
            }
        }

        /**
         * {@return a request for the first page, with the total}
         *
         * @param order how the rows are sorted
         * @param max most rows
         */
        public static Request first(ReviewOrder order, int max) {
            return new Request(order, null, max, true);
        }

        /**
         * {@return a request for the page after one, without the total; empty when that was the last}
         *
         * @param page the page that this request gave
         */
        public Optional<Request> next(ReviewPage page) {
            return page.rows().size() < max
                    ? Optional.empty()
                    : Optional.of(new Request(order, page.rows().get(page.rows().size() - 1), max, false));
        }
    }
}
