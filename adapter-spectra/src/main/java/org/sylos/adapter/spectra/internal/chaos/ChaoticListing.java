package org.sylos.adapter.spectra.internal.chaos;

import java.io.IOException;
import java.util.List;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;

/** A listing whose pages take their time, and which may fail before its end. */
final class ChaoticListing implements Listing {
    private final Listing pages;
    private final int pageSize;
    private final Hooks hooks;
    private int page;
    private int lastSize;
    private boolean failed;

    /** What happens between the pages. */
    interface Hooks {
        /** Waits as long as a page takes. */
        void delay() throws IOException;

        /** Fails, if the page of this number, from 0, does; the last and empty one comes in place of all that do not come. */
        void fail(int page, boolean last) throws FSException;
    }

    ChaoticListing(Listing pages, int pageSize, Hooks hooks) {
        this.pages = pages;
        this.pageSize = pageSize;
        this.hooks = hooks;
        lastSize = pageSize;
    }

    @Override
    public List<Entry> nextPage() throws IOException {
        if (failed) {
            return List.of();
        }
        // That a page is not full tells a client that it was the last; it does not ask for another.
        if (page > 0 && lastSize == pageSize) {
            hooks.delay();
        }
        List<Entry> entries = pages.nextPage();
        lastSize = entries.size();
        try {
            hooks.fail(page, entries.isEmpty());
        } catch (FSException e) {
            failed = true;
            throw e;
        }
        page++;
        return entries;
    }

    @Override
    public void close() {
        pages.close();
    }
}
