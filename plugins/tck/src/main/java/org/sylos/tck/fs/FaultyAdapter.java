package org.sylos.tck.fs;

import java.io.IOException;
import java.util.Set;
import org.sylos.engine.api.Stability;
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
 * Passes everything on to another adapter, except what a {@link FaultPlan} says otherwise. Counts what is asked of it.
 * Thread-safe; closes the other adapter with itself.
 *
 * <p>The fast path between two faulty adapters is the one between those behind them. It asks the source for {@link
 * FsOperation#OPEN_READ} once, and no reads are seen.
 */
@Stability(Stability.Level.EVOLVING)
public final class FaultyAdapter extends ForwardingAdapter {
    private final FaultPlan plan;
    private final OperationCounts counts = new OperationCounts();

    /**
     * Wraps an adapter.
     *
     * @param delegate the adapter behind it, which is closed with it
     * @param plan what goes wrong
     */
    public FaultyAdapter(FSAdapter delegate, FaultPlan plan) {
        super(delegate);
        this.plan = plan;
    }

    /** {@return what was asked for so far} */
    public OperationCounts counts() {
        return counts;
    }

    /** {@return what goes wrong} */
    public FaultPlan plan() {
        return plan;
    }

    @Override
    public void testConnection() throws IOException {
        perform(FsOperation.TEST_CONNECTION, "/", event -> {
            delegate.testConnection();
            return Boolean.TRUE;
        });
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        return perform(
                FsOperation.LIST,
                folder.path(),
                event -> new FaultyListing(this, folder.path(), delegate.list(folder, pageSize)));
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        return perform(FsOperation.STAT, node.path(), event -> delegate.stat(node));
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        return perform(FsOperation.METADATA, node.path(), event -> delegate.metadata(node));
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        perform(FsOperation.SET_METADATA, node.path(), event -> {
            delegate.setMetadata(node, metadata);
            return Boolean.TRUE;
        });
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        return perform(
                FsOperation.OPEN_READ,
                file.path(),
                event -> new FaultyRead(this, file.path(), delegate.openRead(file, offset, length)));
    }

    @Override
    public NodeRef createRoot() throws IOException {
        return perform(FsOperation.CREATE_ROOT, "/", event -> delegate.createRoot());
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        return perform(
                FsOperation.CREATE_FOLDER,
                NodeRef.childPath(parent.path(), name),
                event -> delegate.createFolder(parent, name));
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        return perform(
                FsOperation.OPEN_WRITE,
                spec.path(),
                event -> new FaultyWrite(this, spec.path(), delegate.openWrite(spec)));
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        return perform(FsOperation.CREATE_SYMLINK, spec.path(), event -> delegate.createSymlink(spec, target));
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
        return perform(
                FsOperation.COPY_FROM,
                spec.path(),
                event -> super.copyFrom(source, file, expected, spec, keep, monitor));
    }

    @Override
    <T> T lend(NodeRef file, Borrower<T> borrower) throws IOException {
        return perform(FsOperation.OPEN_READ, file.path(), event -> super.lend(file, borrower));
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        return perform(FsOperation.CHECKSUM, file.path(), event -> delegate.checksum(file, algorithm));
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        perform(FsOperation.DELETE, node.path(), event -> {
            delegate.delete(node);
            return Boolean.TRUE;
        });
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        return perform(FsOperation.RENAME, node.path(), event -> delegate.rename(node, newParent, newName));
    }

    @Override
    public String normalise(String path) throws IOException {
        return perform(FsOperation.NORMALISE, path, event -> delegate.normalise(path));
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        return perform(FsOperation.REMOVE_ABANDONED, folder.path(), event -> delegate.removeAbandoned(folder, owner));
    }

    @Override
    public StorageInfo storageInfo() throws IOException {
        return perform(FsOperation.STORAGE_INFO, "/", event -> delegate.storageInfo());
    }

    @Override
    public String toString() {
        return "faulty (" + plan + ") over " + delegate.displayLocation();
    }

    /** What an operation does when the plan lets it. */
    interface Passed<T> {
        T pass(FsEvent event) throws IOException;
    }

    <T> T perform(FsOperation operation, String path, Passed<T> passed) throws IOException {
        FsEvent event = counts.begin(operation, path);
        try {
            plan.before(event);
            T answer = passed.pass(event);
            plan.after(event);
            return answer;
        } finally {
            counts.end();
        }
    }
}
