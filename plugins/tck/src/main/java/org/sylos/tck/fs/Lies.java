package org.sylos.tck.fs;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Entry;

/** Listings that break the rules, for {@link FaultPlan#lie}. */
@Stability(Stability.Level.EVOLVING)
public final class Lies {
    private Lies() {}

    /**
     * Puts entries at the end of the first page, for example with names such as {@code ".."} or {@code "a/b"}.
     *
     * @param entries what is put there
     * @return the change
     */
    public static FaultPlan.PageChange adding(Entry... entries) {
        return (page, number) -> number == 0 ? joined(page, List.of(entries)) : page;
    }

    /**
     * Hands out the first page twice.
     *
     * @return the change; it remembers a page, so it is for one listing at a time
     */
    public static FaultPlan.PageChange repeatingTheFirstPage() {
        return new FaultPlan.PageChange() {
            private List<Entry> first = List.of();

            @Override
            public synchronized List<Entry> apply(List<Entry> page, int number) {
                if (number == 0) {
                    first = page;
                }
                return number == 1 ? joined(first, page) : page;
            }
        };
    }

    /**
     * Hands out every entry twice on its page.
     *
     * @return the change
     */
    public static FaultPlan.PageChange doubling() {
        return (page, number) -> joined(page, page);
    }

    /**
     * Leaves out a name.
     *
     * @param name the name
     * @return the change
     */
    public static FaultPlan.PageChange hiding(String name) {
        return (page, number) ->
                page.stream().filter(entry -> !entry.name().equals(name)).toList();
    }

    private static List<Entry> joined(List<Entry> some, List<Entry> more) {
        List<Entry> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
