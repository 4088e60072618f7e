package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.StorageInfo;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * Passes everything on to another adapter, and closes it with itself; whoever extends it changes a part. As thread-safe as the
 * other adapter. Several can be put around each other.
 *
 * <p>The fast path and {@link #overlaps} see through other adapters of this class to what is behind them.
 */
@Stability(Stability.Level.EVOLVING)
public class ForwardingAdapter implements FSAdapter {
    final FSAdapter delegate;

    /**
     * Puts an adapter around another.
     *
     * @param delegate where everything is passed on to, and what is closed with it
     */
    public ForwardingAdapter(FSAdapter delegate) {
        this.delegate = delegate;
    }

    /** {@return the adapter to which everything is passed on} */
    public final FSAdapter delegate() {
        return delegate;
    }

    @Override
    public Capabilities capabilities() {
        return delegate.capabilities();
    }

    @Override
    public NodeRef root() {
        return delegate.root();
    }

    @Override
    public String displayLocation() {
        return delegate.displayLocation();
    }

    @Override
    public void testConnection() throws IOException {
        delegate.testConnection();
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        return delegate.list(folder, pageSize);
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        return delegate.stat(node);
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        return delegate.metadata(node);
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        delegate.setMetadata(node, metadata);
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        return delegate.openRead(file, offset, length);
    }

    @Override
    public NodeRef createRoot() throws IOException {
        return delegate.createRoot();
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        return delegate.createFolder(parent, name);
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        return delegate.openWrite(spec);
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        return delegate.createSymlink(spec, target);
    }

    @Override
    public CopyResult copyFrom(
            FSAdapter source,
            NodeRef file,
            Expected expected,
            WriteSpec spec,
            Set<Capability> keep,
            TransferMonitor monitor)
            throws IOException {
        return source instanceof ForwardingAdapter forwarding
                ? forwarding.lend(file, behind -> delegate.copyFrom(behind, file, expected, spec, keep, monitor))
                : delegate.copyFrom(source, file, expected, spec, keep, monitor);
    }

    /** What another adapter does with the one behind this, to take a file straight from it. */
    interface Borrower<T> {
        T borrow(FSAdapter behind) throws IOException;
    }

    /** Lets the adapter behind this be the source of a fast path. */
    <T> T lend(NodeRef file, Borrower<T> borrower) throws IOException {
        return borrower.borrow(delegate);
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        return delegate.checksum(file, algorithm);
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        delegate.delete(node);
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        return delegate.rename(node, newParent, newName);
    }

    @Override
    public String normalise(String path) throws IOException {
        return delegate.normalise(path);
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        return delegate.removeAbandoned(folder, owner);
    }

    @Override
    public boolean overlaps(FSAdapter other) {
        return delegate.overlaps(other instanceof ForwardingAdapter forwarding ? forwarding.delegate : other);
    }

    @Override
    public StorageInfo storageInfo() throws IOException {
        return delegate.storageInfo();
    }

    @Override
    public void close() {
        delegate.close();
    }

    /** Passes pages on. */
    @Stability(Stability.Level.EVOLVING)
    public static class ForwardingListing implements Listing {
        final Listing delegate;

        /**
         * Puts a listing around another.
         *
         * @param delegate the listing behind it
         */
        public ForwardingListing(Listing delegate) {
            this.delegate = delegate;
        }

        @Override
        public List<Entry> nextPage() throws IOException {
            return delegate.nextPage();
        }

        @Override
        public void close() {
            delegate.close();
        }
    }

    /** Passes reads on. */
    @Stability(Stability.Level.EVOLVING)
    public static class ForwardingRead implements ReadChannel {
        final ReadChannel delegate;

        /**
         * Puts a channel around another.
         *
         * @param delegate the channel behind it
         */
        public ForwardingRead(ReadChannel delegate) {
            this.delegate = delegate;
        }

        @Override
        public Entry opened() {
            return delegate.opened();
        }

        @Override
        public Entry recheck() throws IOException {
            return delegate.recheck();
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return delegate.read(target);
        }

        @Override
        public boolean isOpen() {
            return delegate.isOpen();
        }

        @Override
        public void close() throws IOException {
            delegate.close();
        }
    }

    /** Passes writes on. */
    @Stability(Stability.Level.EVOLVING)
    public static class ForwardingWrite implements FileWrite {
        final FileWrite delegate;

        /**
         * Puts a write around another.
         *
         * @param delegate the write behind it
         */
        public ForwardingWrite(FileWrite delegate) {
            this.delegate = delegate;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            delegate.write(bytes);
        }

        @Override
        public void writeAt(long position, ByteBuffer bytes) throws IOException {
            delegate.writeAt(position, bytes);
        }

        @Override
        public Written commit() throws IOException {
            return delegate.commit();
        }

        @Override
        public void abort() throws IOException {
            delegate.abort();
        }
    }
}
