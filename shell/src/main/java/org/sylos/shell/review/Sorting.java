package org.sylos.shell.review;

import java.util.List;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewSort;

/** The orders that a key takes one after the other. */
final class Sorting {
    private static final List<ReviewSort> IN_FOLDERS =
            List.of(ReviewSort.NAME, ReviewSort.SIZE, ReviewSort.TIME, ReviewSort.STATUS);
    private static final List<ReviewSort> FOUND =
            List.of(ReviewSort.PATH, ReviewSort.NAME, ReviewSort.SIZE, ReviewSort.TIME, ReviewSort.STATUS);

    private Sorting() {}

    /** The order in which a list begins. */
    static ReviewOrder first(Place place) {
        return place.found() ? new ReviewOrder(ReviewSort.PATH, false, false) : ReviewOrder.NAMES;
    }

    static ReviewOrder next(Place place, ReviewOrder order) {
        List<ReviewSort> all = place.found() ? FOUND : IN_FOLDERS;
        ReviewSort next = all.get((all.indexOf(order.by()) + 1) % all.size());
        boolean largestFirst = next == ReviewSort.SIZE || next == ReviewSort.TIME;
        return new ReviewOrder(next, largestFirst, !place.found());
    }

    static ReviewOrder reversed(ReviewOrder order) {
        return new ReviewOrder(order.by(), !order.descending(), order.foldersFirst());
    }

    static String words(ReviewOrder order) {
        return switch (order.by()) {
            case NAME -> order.descending() ? "name, z first" : "name";
            case PATH -> order.descending() ? "path, z first" : "path";
            case SIZE -> order.descending() ? "size, largest first" : "size, smallest first";
            case TIME -> order.descending() ? "time, latest first" : "time, earliest first";
            case STATUS -> order.descending() ? "status, reversed" : "status";
            case DEPTH -> "depth";
            case FOUND -> "discovery";
        };
    }
}
