package org.sylos.adapter.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;

/** Reads a folder as it goes: what the system hands out at once (32 KiB of names) and one page are all it holds. */
final class LocalListing implements Listing {
    private final Errors errors;
    private final String path;
    private final int pageSize;
    private final Folder folder;
    private final DirectoryStream<Path> stream;
    private final Iterator<Path> names;
    private final EntryReader reader;
    private boolean ended;

    private LocalListing(Errors errors, String path, int pageSize, Folder folder, EntryReader reader)
            throws IOException {
        this.errors = errors;
        this.path = path;
        this.pageSize = pageSize;
        this.folder = folder;
        this.stream = folder.names();
        this.names = stream.iterator();
        this.reader = reader;
    }

    static LocalListing open(Tree tree, Errors errors, String path, int pageSize) throws IOException {
        Folder folder = tree.open(path);
        try {
            return new LocalListing(errors, path, pageSize, folder, new EntryReader(tree, errors, path, folder));
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public List<Entry> nextPage() throws IOException {
        if (ended) {
            return List.of();
        }
        // Whatever goes wrong, a listing that failed says nothing more.
        ended = true;
        List<Entry> page = errors.guard(path, this::read);
        ended = page.size() < pageSize;
        return page;
    }

    private List<Entry> read() throws IOException {
        List<Entry> page = new ArrayList<>(Math.min(pageSize, 1024));
        while (page.size() < pageSize && names.hasNext()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while listing " + path);
            }
            Entry entry = reader.child(fileName(names.next()));
            if (entry != null) {
                page.add(entry);
            }
        }
        return page;
    }

    static Path fileName(Path listed) {
        Path name = listed.getFileName();
        return name == null ? listed : name;
    }

    @Override
    public void close() {
        ended = true;
        try (folder) {
            stream.close();
        } catch (IOException e) {
            // Both were only read from: nothing can be lost by a descriptor that the system does not like to close.
            return;
        }
    }
}
