package org.sylos.engine.core.internal.pace;

import java.io.IOException;
import java.util.List;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;

/** The first page comes with the call that opens a listing; what is not full is the last one. */
final class PacedListing implements Listing {
    private final Listing listing;
    private final int pageSize;
    private final PacedCalls calls;
    private int lastSize;

    PacedListing(Listing listing, int pageSize, PacedCalls calls) {
        this.listing = listing;
        this.pageSize = pageSize;
        this.calls = calls;
    }

    @Override
    public List<Entry> nextPage() throws IOException {
        List<Entry> page = lastSize == pageSize ? calls.call(listing::nextPage) : listing.nextPage();
        lastSize = page.size();
        return page;
    }

    @Override
    public void close() {
        listing.close();
    }
}
