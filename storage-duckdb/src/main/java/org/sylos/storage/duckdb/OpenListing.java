package org.sylos.storage.duckdb;

/**
 * What was stored so far of a folder whose listing goes on.
 *
 * @param ids the ids among which its children are
 * @param pages how many pages there were
 */
record OpenListing(Range ids, int pages) {
    static final OpenListing NONE = new OpenListing(Range.NONE, 0);

    OpenListing with(Range page) {
        if (page.isEmpty()) {
            return new OpenListing(ids, pages + 1);
        }
        long first = ids.isEmpty() ? page.first() : ids.first();
        return new OpenListing(new Range(first, page.last()), pages + 1);
    }
}
