package org.sylos.engine.core.internal.pace;

import java.io.IOException;
import java.util.Set;
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
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.metrics.CallMeter;

/**
 * An adapter whose calls come at a {@link Pace}. A call here is one to the service, as a rule: bytes that are read and written, and
 * what ends a write, go with the call that began them.
 */
public final class PacedAdapter implements FSAdapter {
    private final FSAdapter adapter;
    private final PacedCalls calls;

    public PacedAdapter(FSAdapter adapter, Pace pace, CallMeter meter, NanoClock clock) {
        this.adapter = adapter;
        this.calls = new PacedCalls(pace, meter, clock);
    }

    /** What adapters of one kind have to see of each other. */
    private static FSAdapter bare(FSAdapter other) {
        return other instanceof PacedAdapter paced ? paced.adapter : other;
    }

    @Override
    public Capabilities capabilities() {
        return adapter.capabilities();
    }

    @Override
    public NodeRef root() {
        return adapter.root();
    }

    @Override
    public String displayLocation() {
        return adapter.displayLocation();
    }

    @Override
    public void testConnection() throws IOException {
        calls.step(adapter::testConnection);
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        return new PacedListing(calls.call(() -> adapter.list(folder, pageSize)), pageSize, calls);
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        return calls.call(() -> adapter.stat(node));
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        return calls.call(() -> adapter.metadata(node));
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        calls.step(() -> adapter.setMetadata(node, metadata));
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        return new PacedRead(calls.call(() -> adapter.openRead(file, offset, length)), calls);
    }

    @Override
    public NodeRef createRoot() throws IOException {
        return calls.call(adapter::createRoot);
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        return calls.call(() -> adapter.createFolder(parent, name));
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        return new PacedWrite(calls.call(() -> adapter.openWrite(spec)), calls);
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        return calls.call(() -> adapter.createSymlink(spec, target));
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
        return calls.copy(monitor, going -> () -> adapter.copyFrom(bare(source), file, expected, spec, keep, going));
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        return calls.call(() -> adapter.checksum(file, algorithm));
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        calls.step(() -> adapter.delete(node));
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        return calls.call(() -> adapter.rename(node, newParent, newName));
    }

    @Override
    public String normalise(String path) throws IOException {
        return adapter.normalise(path);
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        return calls.call(() -> adapter.removeAbandoned(folder, owner));
    }

    @Override
    public boolean overlaps(FSAdapter other) {
        return adapter.overlaps(bare(other));
    }

    @Override
    public StorageInfo storageInfo() throws IOException {
        return calls.call(adapter::storageInfo);
    }

    @Override
    public void close() {
        adapter.close();
    }
}
