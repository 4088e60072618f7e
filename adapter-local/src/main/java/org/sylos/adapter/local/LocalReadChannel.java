package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.ReadChannel;

/** An open file, or a range of one. */
final class LocalReadChannel implements ReadChannel {
    private final Errors errors;
    private final String path;
    private final Tree.Place place;
    private final FileChannel file;
    private final Entry opened;
    private long left;

    private LocalReadChannel(
            Errors errors, String path, Tree.Place place, FileChannel file, Entry opened, long length) {
        this.errors = errors;
        this.path = path;
        this.place = place;
        this.file = file;
        this.opened = opened;
        this.left = length;
    }

    /** Opens the file at a place; closes the place with the channel, or at once when that fails. */
    static LocalReadChannel open(Errors errors, String path, Tree.Place place, long offset, long length)
            throws IOException {
        try {
            // Looked at before it is opened: opening a FIFO would wait for a writer. And what is described is older
            // than
            // what is read, so that a file put in its place between the two shows up as a change.
            Entry opened = describe(path, place);
            if (opened.kind() != NodeKind.FILE) {
                throw new FSException(ErrorClass.CONFLICT, path, "it is not a file", null);
            }
            FileChannel file = place.folder().open(place.name(), Folder.READ);
            if (offset > 0) {
                file.position(offset);
            }
            return new LocalReadChannel(errors, path, place, file, opened, length);
        } catch (IOException e) {
            place.close();
            throw e;
        }
    }

    /** What is at a place now, under the name of the path by which it was asked for. */
    static Entry describe(String path, Tree.Place place) throws IOException {
        BasicFileAttributes attributes = place.attributes();
        Path at = place.folder().place(place.name());
        String name = TreePaths.name(path);
        return attributes.isSymbolicLink()
                ? Entry.symlink(name, Times.modified(attributes), Names.text(Files.readSymbolicLink(at)))
                : EntryReader.notLink(name, attributes, at);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!file.isOpen()) {
            throw new ClosedChannelException();
        }
        if (left <= 0) {
            return -1;
        }
        int limit = target.limit();
        if (target.remaining() > left) {
            target.limit(target.position() + (int) left);
        }
        try {
            int count = errors.guard(path, () -> file.read(target));
            left -= Math.max(0, count);
            return count;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public Entry opened() {
        return opened;
    }

    @Override
    public Entry recheck() throws IOException {
        return errors.guard(path, () -> describe(path, place));
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        try (place) {
            file.close();
        }
    }
}
