package org.sylos.tck.fs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeRef;

/** Goes through the children of a folder, remembering only the place of the last one it handed out. */
final class MemoryListing implements Listing {
    private final MemoryAdapter adapter;
    private final MemoryNode folder;
    private final NodeRef ref;
    private final int pageSize;
    private long place = Long.MIN_VALUE;
    private boolean over;

    MemoryListing(MemoryAdapter adapter, MemoryNode folder, NodeRef ref, int pageSize) {
        this.adapter = adapter;
        this.folder = folder;
        this.ref = ref;
        this.pageSize = pageSize;
    }

    @Override
    public List<Entry> nextPage() throws IOException {
        if (over) {
            return List.of();
        }
        over = true;
        adapter.begin(ref.path());
        MemoryView view = adapter.view();
        synchronized (view.disk) {
            if (!view.disk.isAttached(folder)) {
                throw MemoryView.failure(ErrorClass.NOT_FOUND, ref.path(), "the folder has gone");
            }
            MemoryAdapter.checkAllowed(folder, ref);
            List<Entry> page = new ArrayList<>(Math.min(pageSize, 1024));
            for (MemoryNode child : folder.folder().after(place)) {
                if (page.size() == pageSize) {
                    break;
                }
                page.add(view.entry(child, false));
                place = folder.folder().order(child);
            }
            over = page.isEmpty();
            return page;
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
