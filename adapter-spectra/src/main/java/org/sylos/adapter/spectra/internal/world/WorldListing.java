package org.sylos.adapter.spectra.internal.world;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.generate.GeneratedTree;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;

/**
 * The children of a folder. First come the names that are generated, each as it is now, then the names that only exist because
 * somebody wrote them: so each comes once although changes go on. It remembers only how far it has come.
 */
final class WorldListing implements Listing {
    /** How many places are looked at between two looks at the interrupt status: a world may fill very few. */
    private static final int STRIDE = 1 << 14;

    private final LayeredTree layers;
    private final GeneratedTree tree;
    private final Node.Folder folder;
    private final int pageSize;
    private final int folderPlaces;
    private final int filePlaces;
    private int nextFolder;
    private int nextFile;
    private @Nullable Iterator<Map.Entry<String, Change>> changes;
    private boolean closed;

    WorldListing(LayeredTree layers, GeneratedTree tree, Node.Folder folder, int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page has at least one entry, not " + pageSize);
        }
        this.layers = layers;
        this.tree = tree;
        this.folder = folder;
        this.pageSize = pageSize;
        folderPlaces = folder.generates() ? tree.folderPlaces(folder.key(), folder.depth()) : 0;
        filePlaces = folder.generates() ? tree.filePlaces(folder.key(), folder.depth()) : 0;
    }

    @Override
    public List<Entry> nextPage() throws InterruptedIOException {
        if (closed) {
            throw new IllegalStateException("the listing is closed");
        }
        long places = (long) folderPlaces - nextFolder + filePlaces - nextFile;
        List<Entry> page = new ArrayList<>((int) Math.min(pageSize, Math.min(places + 16, 1 << 16)));
        do {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while listing");
            }
            addFolders(page);
            addFiles(page);
        } while (page.size() < pageSize && (nextFolder < folderPlaces || nextFile < filePlaces));
        if (page.size() < pageSize) {
            addWritten(page);
        }
        return Collections.unmodifiableList(page);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void addFolders(List<Entry> page) {
        int end = (int) Math.min(folderPlaces, (long) nextFolder + STRIDE);
        while (nextFolder < end && page.size() < pageSize) {
            int place = nextFolder++;
            long key = tree.folderKey(folder.key(), place);
            if (tree.exists(key)) {
                String name = tree.folderName(folder.key(), key, place);
                Change change = change(name);
                if (change == null) {
                    page.add(Entry.folder(name, tree.folderMtime(key)));
                } else {
                    addChanged(page, name, change);
                }
            }
        }
    }

    private void addFiles(List<Entry> page) {
        int end = nextFolder < folderPlaces ? 0 : (int) Math.min(filePlaces, (long) nextFile + STRIDE);
        while (nextFile < end && page.size() < pageSize) {
            int place = nextFile++;
            long key = tree.fileKey(folder.key(), place);
            if (tree.exists(key)) {
                String name = tree.fileName(folder.key(), key, place);
                Change change = change(name);
                if (change == null) {
                    page.add(Entry.file(name, tree.size(key), tree.fileMtime(key)));
                } else {
                    addChanged(page, name, change);
                }
            }
        }
    }

    private void addWritten(List<Entry> page) {
        if (changes == null) {
            FolderState state = folder.state();
            changes = state == null ? Collections.emptyIterator() : state.changes();
        }
        while (page.size() < pageSize && changes.hasNext()) {
            Map.Entry<String, Change> change = changes.next();
            String name = change.getKey();
            if (!folder.generates() || tree.child(folder.key(), folder.depth(), name) == null) {
                addChanged(page, name, change.getValue());
            }
        }
    }

    private @Nullable Change change(String name) {
        return folder.state() == null ? null : folder.state().get(name);
    }

    private void addChanged(List<Entry> page, String name, Change change) {
        if (change instanceof FileState file) {
            page.add(Entry.file(name, file.size(), file.mtime()));
        } else if (change instanceof FolderState state) {
            page.add(Entry.folder(name, layers.mtime(Node.Folder.of(state))));
        }
    }
}
