package org.sylos.storage.duckdb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.ConditionText;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSort;

/**
 * By what the rows of a page are sorted: some numbers, of which SQL knows the order, and then a name or path, of which it does
 * not. Larger numbers come later, whatever the direction.
 */
final class ReviewKeys {
    /** Before every time. */
    private static final long NO_TIME = -(1L << 62);

    /** The copy status of what only the destination has; after every other. */
    private static final int NONE_BUT_LAST = 100;

    private final ReviewOrder order;

    ReviewKeys(ReviewOrder order) {
        this.order = order;
    }

    /**
     * The place of a row.
     *
     * @param leads the numbers
     * @param text name or path; empty when the numbers decide
     */
    record RowKey(Side side, long id, List<Long> leads, String text) {}

    boolean byText() {
        return order.by() != ReviewSort.FOUND;
    }

    boolean byPath() {
        return order.by() == ReviewSort.PATH;
    }

    boolean descends() {
        return order.descending();
    }

    /** Whether the largest text comes first; of rows that are equal in what they are sorted by the smallest does. */
    boolean textDescends() {
        return order.descending() && (order.by() == ReviewSort.NAME || order.by() == ReviewSort.PATH);
    }

    /** The expressions of the numbers over the alias {@code n}. */
    List<String> leads(Side side) {
        List<String> leads = new ArrayList<>();
        if (order.foldersFirst()) {
            leads.add("(n.kind <> 1)::BIGINT");
        }
        switch (order.by()) {
            case NAME, PATH -> {}
            case SIZE -> leads.add(directed("n.size"));
            case TIME -> {
                leads.add(directed("coalesce(n.mtime_seconds, " + NO_TIME + ")"));
                leads.add(directed("coalesce(n.mtime_nanos, 0)::BIGINT"));
            }
            case STATUS ->
                leads.add(directed(
                        side == Side.SRC ? "(" + CopyCodes.sql("n.copy") + ")::BIGINT" : NONE_BUT_LAST + "::BIGINT"));
            case DEPTH -> leads.add(directed("n.depth::BIGINT"));
            case FOUND -> {
                leads.add(directed(Nodes.code(side) + "::BIGINT"));
                leads.add(directed("n.id"));
            }
        }
        return leads;
    }

    private String directed(String expression) {
        return order.descending() ? "-(" + expression + ")" : expression;
    }

    /** The place of a row as it was seen. */
    RowKey of(ReviewRow row) {
        Side side = row.src() == null ? Side.DST : Side.SRC;
        List<Long> leads = new ArrayList<>();
        if (order.foldersFirst()) {
            leads.add(row.isFolder() ? 0L : 1L);
        }
        Instant time = row.main().mtime();
        switch (order.by()) {
            case NAME, PATH -> {}
            case SIZE -> leads.add(directed(row.main().size()));
            case TIME -> {
                leads.add(directed(time == null ? NO_TIME : time.getEpochSecond()));
                leads.add(directed(time == null ? 0 : time.getNano()));
            }
            case STATUS -> leads.add(directed(status(side, row.copy())));
            case DEPTH -> leads.add(directed(row.depth()));
            case FOUND -> {
                return found(side, row.main().id(), row.isFolder());
            }
        }
        String text = !byText() ? "" : byPath() ? row.path() : row.name();
        return new RowKey(side, row.main().id(), leads, text);
    }

    /** The place of a row in the order in which they were found. */
    RowKey found(Side side, long id, boolean folder) {
        List<Long> leads = new ArrayList<>();
        if (order.foldersFirst()) {
            leads.add(folder ? 0L : 1L);
        }
        leads.add(directed(Nodes.code(side)));
        leads.add(directed(id));
        return new RowKey(side, id, leads, "");
    }

    private static long status(Side side, @Nullable CopyStatus copy) {
        if (side == Side.DST) {
            return NONE_BUT_LAST;
        }
        return copy == null ? 0 : copy.code();
    }

    private long directed(long number) {
        return order.descending() ? -number : number;
    }

    /**
     * A condition in SQL with its arguments. It is made of {@code CASE}: where conditions are columns, SQL tries both sides of
     * {@code AND} and {@code OR} on every row.
     */
    record Bound(String sql, List<Object> arguments) {
        static final Bound NONE = new Bound("true", List.of());

        /** Holds where all of some conditions do; each is tried where those before it hold. */
        static Bound allOf(List<String> conditions, List<Object> arguments) {
            String sql = "true";
            for (int i = conditions.size() - 1; i >= 0; i--) {
                sql = sql.equals("true")
                        ? conditions.get(i)
                        : "CASE WHEN " + conditions.get(i) + " THEN " + sql + " ELSE false END";
            }
            return new Bound(sql, List.copyOf(arguments));
        }

        Bound and(Bound other) {
            List<Object> both = new ArrayList<>(arguments);
            both.addAll(other.arguments);
            return allOf(
                    Stream.of(sql, other.sql)
                            .filter(part -> !part.equals("true"))
                            .toList(),
                    both);
        }
    }

    /**
     * Holds of every row after a place, and of few others.
     *
     * @param texts the same of rows whose numbers are equal
     */
    Bound after(Side side, RowKey place, Bound texts) {
        return bound(leads(side), place, ">", byText() ? texts : new Bound("false", List.of()));
    }

    /** Holds of every row up to a place, the place included, and of few others. */
    Bound upTo(Side side, RowKey place, Bound texts) {
        return bound(leads(side), place, "<", byText() ? texts : Bound.NONE);
    }

    /**
     * What comes with the name of a place or before it, and a few others: SQL does not know the order of names.
     *
     * @param roughly with a condition that is made and tried in less time, and leaves out less
     */
    Bound namesUpTo(RowKey place, boolean roughly) {
        return textDescends() ? atLeast(place, roughly) : atMost(place, roughly);
    }

    /** What comes with the name of a place or after it. */
    Bound namesFrom(RowKey place, boolean roughly) {
        return textDescends() ? atMost(place, roughly) : atLeast(place, roughly);
    }

    private static Bound atMost(RowKey place, boolean roughly) {
        return roughly
                ? RawBounds.atMost("n.name", ConditionText.of(place.text()))
                : NaturalBounds.atMost("n.name", place.text(), false);
    }

    private static Bound atLeast(RowKey place, boolean roughly) {
        return roughly
                ? RawBounds.atLeast("n.name", ConditionText.of(place.text()))
                : NaturalBounds.atLeast("n.name", place.text(), false);
    }

    private static Bound bound(List<String> leads, RowKey place, String beyond, Bound equal) {
        String sql = equal.sql();
        List<Object> arguments = new ArrayList<>(equal.arguments());
        for (int i = leads.size() - 1; i >= 0; i--) {
            String lead = leads.get(i);
            sql = "CASE WHEN " + lead + " " + beyond + " ? THEN true WHEN " + lead + " = ? THEN " + sql
                    + " ELSE false END";
            arguments.addAll(0, List.of(place.leads().get(i), place.leads().get(i)));
        }
        return new Bound(sql, arguments);
    }
}
