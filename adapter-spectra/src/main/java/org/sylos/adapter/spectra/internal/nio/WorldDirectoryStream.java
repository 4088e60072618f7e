package org.sylos.adapter.spectra.internal.nio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;

/** The children of a folder, in the memory of one page. Thread-safe. */
final class WorldDirectoryStream implements DirectoryStream<Path> {
    private final WorldPath folder;
    private final DirectoryStream.Filter<? super Path> filter;
    private final Listing listing;
    private boolean iterated;
    private boolean open = true;
    private Iterator<Entry> page = List.<Entry>of().iterator();
    private boolean ended;

    WorldDirectoryStream(WorldPath folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
        this.folder = folder;
        this.filter = filter;
        listing = Nodes.list(folder);
    }

    @Override
    public synchronized Iterator<Path> iterator() {
        if (!open || iterated) {
            throw new IllegalStateException(open ? "it was iterated over already" : "it is closed");
        }
        iterated = true;
        return new Iterator<>() {
            private @Nullable Path next;

            @Override
            public boolean hasNext() {
                synchronized (WorldDirectoryStream.this) {
                    if (next == null) {
                        next = following();
                    }
                    return next != null;
                }
            }

            @Override
            public Path next() {
                synchronized (WorldDirectoryStream.this) {
                    Path result = next == null ? following() : next;
                    next = null;
                    if (result == null) {
                        throw new NoSuchElementException();
                    }
                    return result;
                }
            }
        };
    }

    private @Nullable Path following() {
        try {
            while (open && !ended) {
                if (!page.hasNext()) {
                    List<Entry> entries = listing.nextPage();
                    ended = entries.isEmpty();
                    page = entries.iterator();
                } else {
                    Path child = folder.child(page.next().name());
                    if (filter.accept(child)) {
                        return child;
                    }
                }
            }
            return null;
        } catch (FSException e) {
            ended = true;
            throw new DirectoryIteratorException(Nodes.translated(folder, e));
        } catch (IOException e) {
            ended = true;
            throw new DirectoryIteratorException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            listing.close();
            folder.getFileSystem().release(this);
        }
    }
}
