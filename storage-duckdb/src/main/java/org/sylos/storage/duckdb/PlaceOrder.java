package org.sylos.storage.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.ConditionText;
import org.sylos.engine.api.storage.NaturalOrder;
import org.sylos.storage.duckdb.ReviewKeys.RowKey;

/**
 * Puts places into the order of the rows, in which no two are equal. What natural order compares is made once of each text here; a
 * {@link NaturalOrder} of texts makes it for every comparison.
 */
final class PlaceOrder {
    private final ReviewKeys keys;
    private final Comparator<Placed> order;
    private final @Nullable Placed after;

    /**
     * @param after the place after which places are wanted; null for all
     */
    PlaceOrder(ReviewKeys keys, @Nullable RowKey after) {
        this.keys = keys;
        Comparator<Placed> texts = PlaceOrder::compareTexts;
        order = Comparator.<Placed, List<Long>>comparing(placed -> placed.key.leads(), PlaceOrder::compareNumbers)
                .thenComparing(keys.textDescends() ? texts.reversed() : texts)
                .thenComparing(placed -> placed.key.side())
                .thenComparing(placed -> placed.key.id());
        this.after = after == null ? null : placed(after);
    }

    /** A place with its text's key in natural order. The order of its bytes is that of code points. */
    private static final class Placed {
        private final RowKey key;
        private final byte[] natural;

        Placed(RowKey key, String natural) {
            this.key = key;
            this.natural = natural.getBytes(StandardCharsets.UTF_8);
        }
    }

    private Placed placed(RowKey key) {
        return new Placed(key, keys.byPath() ? NaturalOrder.pathKey(key.text()) : NaturalOrder.key(key.text()));
    }

    private static int compareNumbers(List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Long.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareTexts(Placed one, Placed other) {
        int order = Arrays.compareUnsigned(one.natural, other.natural);
        return order != 0 || one.key.text().equals(other.key.text())
                ? order
                : Arrays.compareUnsigned(form(one), form(other));
    }

    private static byte[] form(Placed placed) {
        return ConditionText.of(placed.key.text()).getBytes(StandardCharsets.UTF_8);
    }

    private Stream<Placed> following(List<RowKey> found) {
        Stream<Placed> all = found.stream().map(this::placed);
        Placed from = after;
        return from == null ? all : all.filter(placed -> order.compare(placed, from) > 0);
    }

    /** How many come after the place. */
    long count(List<RowKey> found) {
        return after == null ? found.size() : following(found).count();
    }

    /** The first of those that come after the place. */
    List<RowKey> first(List<RowKey> found, long max) {
        return following(found)
                .sorted(order)
                .limit(max)
                .map(placed -> placed.key)
                .toList();
    }
}
