package org.sylos.adapter.spectra.internal.world;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.generate.GeneratedTree;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;

/**
 * How much there is in a tree. Memory is bounded by the depth and not by the size.
 *
 * @param folders without the root
 * @param bytes in all files, or the largest number when there are more
 */
public record Census(long folders, long files, long bytes) {
    private static final int PAGE = 1000;

    static Census of(LayeredTree layers, GeneratedTree tree) throws InterruptedIOException {
        long folders = 0;
        long files = 0;
        long bytes = 0;
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(layers, tree, layers.rootNode()));
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            Entry entry = level.next();
            if (entry == null) {
                levels.pop();
            } else if (entry.kind() == NodeKind.FOLDER) {
                folders++;
                // Gone by now, if it is no folder any more: it was counted as what it was when it was listed.
                if (layers.child(level.folder, entry.name()) instanceof Node.Folder child) {
                    levels.push(new Level(layers, tree, child));
                }
            } else {
                files++;
                bytes = entry.size() > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : bytes + entry.size();
            }
        }
        return new Census(folders, files, bytes);
    }

    /** A folder that is being looked through. */
    private static final class Level {
        private final Node.Folder folder;
        private final WorldListing listing;
        private Iterator<Entry> page = List.<Entry>of().iterator();

        Level(LayeredTree layers, GeneratedTree tree, Node.Folder folder) {
            this.folder = folder;
            listing = new WorldListing(layers, tree, folder, PAGE);
        }

        @Nullable
        Entry next() throws InterruptedIOException {
            if (!page.hasNext()) {
                page = listing.nextPage().iterator();
            }
            return page.hasNext() ? page.next() : null;
        }
    }
}
