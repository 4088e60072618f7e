package org.sylos.engine.api.fs;

import java.io.Closeable;
import java.util.List;
import org.sylos.engine.api.Stability;

/**
 * The children of one folder, handed out page by page. Used by one thread at a time; not reusable.
 *
 * <p>The pages together hold every child exactly once, in no particular order, as of some moments between opening and the
 * last page: a child that is there the whole time is never missing, one that comes or goes meanwhile may or may not be.
 * Memory is bounded by the page, not by the folder.
 */
@Stability(Stability.Level.STABLE)
public interface Listing extends Closeable {
    /**
     * {@return the next page: at least one entry, at most the page size asked for; empty when there are no more
     * children} After an exception the listing is at its end and incomplete: whatever it returned must be thrown away.
     *
     * @throws FSException with any class; {@link org.sylos.engine.api.ErrorClass#NOT_FOUND} when the folder has gone
     * @throws java.io.InterruptedIOException when the thread is interrupted
     */
    List<Entry> nextPage() throws java.io.IOException;

    /** Releases what the listing holds. Closing early and closing twice are harmless. */
    @Override
    void close();
}
