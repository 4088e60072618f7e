package org.sylos.tck.fs;

import java.io.IOException;
import java.util.List;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;

/** A listing that fails or lies. */
final class FaultyListing extends ForwardingAdapter.ForwardingListing {
    private final FaultyAdapter adapter;
    private final String path;
    private int pages;
    private boolean over;

    FaultyListing(FaultyAdapter adapter, String path, Listing delegate) {
        super(delegate);
        this.adapter = adapter;
        this.path = path;
    }

    @Override
    public List<Entry> nextPage() throws IOException {
        if (over) {
            return List.of();
        }
        over = true;
        List<Entry> page = adapter.perform(
                FsOperation.NEXT_PAGE, path, event -> adapter.plan().page(path, delegate.nextPage(), pages));
        pages++;
        over = page.isEmpty();
        return page;
    }

    @Override
    public void close() {
        over = true;
        super.close();
    }
}
