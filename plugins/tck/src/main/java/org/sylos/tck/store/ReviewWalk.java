package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSort;
import org.sylos.engine.api.storage.Tally;

/** Reads rows page by page, and holds each page to the rules of paging and of order. */
final class ReviewWalk {
    static final Condition EVERYTHING = new Condition.All(List.of());

    private ReviewWalk() {}

    /** Every order there is. */
    static List<ReviewOrder> orders() {
        return Stream.of(ReviewSort.values())
                .flatMap(by -> Stream.of(
                        new ReviewOrder(by, false, false),
                        new ReviewOrder(by, true, false),
                        new ReviewOrder(by, false, true),
                        new ReviewOrder(by, true, true)))
                .toList();
    }

    /** All rows, in pages of at most {@code max}. */
    static List<ReviewRow> all(ReviewOrder order, int max, Function<ReviewPage.Request, ReviewPage> pages) {
        List<ReviewRow> rows = new ArrayList<>();
        Optional<ReviewPage.Request> request = Optional.of(ReviewPage.Request.first(order, max));
        Tally total = null;
        while (request.isPresent()) {
            ReviewPage page = pages.apply(request.get());
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(max);
            assertThat(page.total() == null).isEqualTo(!request.get().counted());
            total = page.total() == null ? total : page.total();
            rows.addAll(page.rows());
            request = request.get().next(page);
        }
        Comparator<MemoryRow> comparator = MemoryRow.order(order);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(comparator.compare(MemoryRow.seen(rows.get(i - 1)), MemoryRow.seen(rows.get(i))))
                    .as("%s: %s before %s", order, rows.get(i - 1), rows.get(i))
                    .isNegative();
        }
        assertThat(total).isEqualTo(tally(rows));
        return rows;
    }

    static Tally tally(List<ReviewRow> rows) {
        return rows.stream().map(row -> new Tally(1, row.main().size())).reduce(Tally.ZERO, Tally::plus);
    }

    /** All rows of a store, without ids, in no order. */
    static List<ReviewRow> everything(MigrationStore store) {
        return all(ReviewOrder.FOUND, 1000, page -> store.review().search(EVERYTHING, 0, page)).stream()
                .map(ReviewWalk::withoutIds)
                .toList();
    }

    /** A row with what depends on the order of discovery left out. */
    static ReviewRow withoutIds(ReviewRow row) {
        return new ReviewRow(
                row.path(),
                row.name(),
                row.depth(),
                row.kind(),
                withoutId(row.src()),
                withoutId(row.dst()),
                row.copy(),
                row.action(),
                row.rule(),
                row.reason(),
                row.decision(),
                row.errorClass(),
                null,
                0,
                row.marks(),
                row.newName());
    }

    private static ReviewRow.@Nullable Half withoutId(ReviewRow.@Nullable Half half) {
        return half == null
                ? null
                : new ReviewRow.Half(
                        0,
                        half.name(),
                        half.size(),
                        half.mtime(),
                        half.traversal(),
                        half.nativeId(),
                        half.linkTarget());
    }

    /** Holds what a store says of one folder against what it says of the whole tree. */
    static void look(MigrationStore store, NodeView folder, ReviewOrder order, int max) {
        List<ReviewRow> children = all(order, max, page -> store.review().children(folder.id(), page));
        List<ReviewRow> below = all(order, max, page -> store.review().search(EVERYTHING, folder.id(), page));
        assertThat(children)
                .containsExactlyElementsOf(below.stream()
                        .filter(row -> row.depth() == folder.depth() + 1)
                        .toList());
        assertThat(store.review().counters(folder.id(), false)).isEqualTo(count(children));
        assertThat(store.review().counters(folder.id(), true)).isEqualTo(count(below));
        for (ReviewRow row : children) {
            if (row.src() != null) {
                assertThat(store.review().row(Side.SRC, row.srcId())).contains(row);
            }
            if (row.dst() != null) {
                assertThat(store.review().row(Side.DST, row.dstId())).contains(row);
            }
        }
    }

    private static ReviewCounters count(List<ReviewRow> rows) {
        return rows.stream().map(ReviewWalk::count).reduce(ReviewCounters.NONE, ReviewCounters::plus);
    }

    private static ReviewCounters count(ReviewRow row) {
        Tally one = new Tally(1, row.main().size());
        boolean pending = row.copy() == CopyStatus.PENDING;
        boolean byHand = row.excluded() && row.copy() != null;
        return new ReviewCounters(
                one,
                row.isFolder() ? 1 : 0,
                row.kind() == NodeKind.FILE ? 1 : 0,
                row.src() == null ? 1 : 0,
                row.dst() == null ? 1 : 0,
                pending ? one : Tally.ZERO,
                row.excluded() ? 1 : 0,
                byHand ? one : Tally.ZERO,
                row.errorClass() == null ? 0 : 1);
    }
}
