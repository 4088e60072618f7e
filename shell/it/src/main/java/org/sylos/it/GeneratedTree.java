package org.sylos.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteSpec;

/**
 * An adapter of the embedding program: ten folders of twenty files each, which exist only as a rule. It can only be read, and
 * tells how often that was done.
 */
public final class GeneratedTree implements FSAdapter {
    /** How many folders there are, besides the root. */
    public static final int FOLDERS = 10;

    /** How many files each of them holds. */
    public static final int FILES_PER_FOLDER = 20;

    /** How many files there are. */
    public static final int FILES = FOLDERS * FILES_PER_FOLDER;

    private static final Instant MTIME = Instant.parse("2001-02-03T04:05:06.000000007Z");

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();
    private final IntConsumer onRead;

    /**
     * A tree.
     *
     * @param onRead called before a file is opened, with the number of times that was done, this time included
     */
    public GeneratedTree(IntConsumer onRead) {
        this.onRead = onRead;
    }

    /** What the file at a path holds. */
    public static byte[] content(String path) {
        return path.repeat(path.hashCode() & 0xFF).getBytes(StandardCharsets.UTF_8);
    }

    /** How often a file was opened. */
    public int reads() {
        return reads.get();
    }

    /** How often the adapter was closed. */
    public int closes() {
        return closes.get();
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.builder().mtimePrecisionNanos(1).concurrency(2, 4).build();
    }

    @Override
    public NodeRef root() {
        return NodeRef.ROOT;
    }

    @Override
    public String displayLocation() {
        return "generated";
    }

    @Override
    public void testConnection() {
        // There is nothing to connect to.
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) {
        int count = folder.isRoot() ? FOLDERS : FILES_PER_FOLDER;
        List<Entry> children = IntStream.range(0, count)
                .mapToObj(i -> entry(folder.child((folder.isRoot() ? "folder-" : "file-") + i)))
                .toList();
        return new Pages(children, pageSize);
    }

    @Override
    public Entry stat(NodeRef node) {
        return entry(node);
    }

    private static Entry entry(NodeRef node) {
        return node.path().contains("/file-")
                ? Entry.file(node.name(), content(node.path()).length, MTIME)
                : Entry.folder(node.name(), MTIME);
    }

    @Override
    public Metadata metadata(NodeRef node) {
        return Metadata.ofMtime(MTIME);
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) {
        onRead.accept(reads.incrementAndGet());
        return new Bytes(ByteBuffer.wrap(content(file.path())), entry(file));
    }

    @Override
    public String normalise(String path) {
        return path;
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        throw readOnly(node.path());
    }

    @Override
    public NodeRef createRoot() throws IOException {
        throw readOnly("/");
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        throw readOnly(parent.path());
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        throw readOnly(spec.path());
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        throw readOnly(file.path());
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        throw readOnly(node.path());
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) {
        return 0;
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }

    private static FSException readOnly(String path) {
        return new FSException(ErrorClass.UNSUPPORTED, path, "this tree can only be read", null);
    }

    private static final class Pages implements Listing {
        private final List<Entry> entries;
        private final int pageSize;
        private int next;

        private Pages(List<Entry> entries, int pageSize) {
            this.entries = entries;
            this.pageSize = pageSize;
        }

        @Override
        public List<Entry> nextPage() {
            int from = next;
            next = Math.min(entries.size(), from + pageSize);
            return entries.subList(from, next);
        }

        @Override
        public void close() {
            next = entries.size();
        }
    }

    private static final class Bytes implements ReadChannel {
        private final ByteBuffer left;
        private final Entry entry;
        private boolean open = true;

        private Bytes(ByteBuffer left, Entry entry) {
            this.left = left;
            this.entry = entry;
        }

        @Override
        public Entry opened() {
            return entry;
        }

        @Override
        public Entry recheck() {
            return entry;
        }

        @Override
        public int read(ByteBuffer target) {
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = Math.min(left.remaining(), target.remaining());
            target.put(left.slice().limit(count));
            left.position(left.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
