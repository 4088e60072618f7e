package org.sylos.engine.core.internal.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
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
import org.sylos.engine.core.internal.exec.Pace;
import org.sylos.engine.core.internal.metrics.CallMeter;

/**
 * An adapter whose calls come at a {@link Pace}, which learns from what becomes of them. A call here is one to the service, as a
 * rule: bytes that are read and written, and what ends a write, go with the call that began them. A thread that waits for its turn
 * holds no other one up: they would have to wait for theirs.
 */
final class PacedAdapter implements FSAdapter {
    private final FSAdapter adapter;
    private final Pace pace;
    private final CallMeter meter;
    private final NanoClock clock;

    PacedAdapter(FSAdapter adapter, Pace pace, CallMeter meter, NanoClock clock) {
        this.adapter = adapter;
        this.pace = pace;
        this.meter = meter;
        this.clock = clock;
    }

    private interface Call<T> {
        T make() throws IOException;
    }

    private interface Step {
        void make() throws IOException;
    }

    private <T> T call(Call<T> call) throws IOException {
        return call(call, () -> 0);
    }

    /**
     * Makes a call.
     *
     * @param elsewhere nanoseconds of it, once it is over, that are counted already or that the service has no part in
     */
    private <T> T call(Call<T> call, LongSupplier elsewhere) throws IOException {
        waitForTurn();
        long began = clock.nanoTime();
        boolean refused = false;
        try {
            return call.make();
        } catch (FSException e) {
            if (e.errorClass().overload()) {
                refused = true;
                meter.refused();
                pace.refused(e.retryAfter().orElse(Duration.ZERO));
            }
            throw e;
        } finally {
            meter.called(clock.nanoTime() - began - elsewhere.getAsLong());
            if (!refused) {
                pace.taken();
            }
        }
    }

    private void step(Step step) throws IOException {
        call(() -> {
            step.make();
            return Boolean.TRUE;
        });
    }

    /** As a call that began earlier goes on: nothing waits for its turn. */
    private <T> T stream(Call<T> piece) throws IOException {
        long began = clock.nanoTime();
        try {
            return piece.make();
        } finally {
            meter.streamed(clock.nanoTime() - began);
        }
    }

    private void waitForTurn() throws InterruptedIOException {
        if (!pace.paced()) {
            return;
        }
        long began = clock.nanoTime();
        try {
            pace.turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for its turn");
            interrupted.initCause(e);
            throw interrupted;
        } finally {
            meter.waited(clock.nanoTime() - began);
        }
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
        step(adapter::testConnection);
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        return new Pages(call(() -> adapter.list(folder, pageSize)), pageSize);
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        return call(() -> adapter.stat(node));
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        return call(() -> adapter.metadata(node));
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        step(() -> adapter.setMetadata(node, metadata));
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        return new Read(call(() -> adapter.openRead(file, offset, length)));
    }

    @Override
    public NodeRef createRoot() throws IOException {
        return call(adapter::createRoot);
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        return call(() -> adapter.createFolder(parent, name));
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        return new Write(call(() -> adapter.openWrite(spec)));
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        return call(() -> adapter.createSymlink(spec, target));
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
        Going going = new Going(monitor);
        return call(() -> adapter.copyFrom(bare(source), file, expected, spec, keep, going), going::elsewhere);
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        return call(() -> adapter.checksum(file, algorithm));
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        step(() -> adapter.delete(node));
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        return call(() -> adapter.rename(node, newParent, newName));
    }

    @Override
    public String normalise(String path) throws IOException {
        return adapter.normalise(path);
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        return call(() -> adapter.removeAbandoned(folder, owner));
    }

    @Override
    public boolean overlaps(FSAdapter other) {
        return adapter.overlaps(bare(other));
    }

    @Override
    public StorageInfo storageInfo() throws IOException {
        return call(adapter::storageInfo);
    }

    @Override
    public void close() {
        adapter.close();
    }

    /**
     * A call that moves bytes for long. What it does up to the first piece and after the last one is its own time; the pieces between
     * are a stream, and what the monitor holds back has nothing to do with the service.
     */
    private final class Going implements TransferMonitor {
        private final TransferMonitor monitor;
        private boolean begun;
        private long lastEnded;
        private long elsewhere;

        Going(TransferMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void transferred(long bytes) {
            long now = clock.nanoTime();
            if (begun) {
                meter.streamed(now - lastEnded);
                elsewhere += now - lastEnded;
            }
            begun = true;
            monitor.transferred(bytes);
            lastEnded = clock.nanoTime();
            elsewhere += lastEnded - now;
        }

        long elsewhere() {
            return elsewhere;
        }
    }

    /** The first page comes with the call that opens a listing; what is not full is the last one. */
    private final class Pages implements Listing {
        private final Listing listing;
        private final int pageSize;
        private int lastSize;

        Pages(Listing listing, int pageSize) {
            this.listing = listing;
            this.pageSize = pageSize;
        }

        @Override
        public List<Entry> nextPage() throws IOException {
            List<Entry> page = lastSize == pageSize ? call(listing::nextPage) : listing.nextPage();
            lastSize = page.size();
            return page;
        }

        @Override
        public void close() {
            listing.close();
        }
    }

    private final class Read implements ReadChannel {
        private final ReadChannel channel;

        Read(ReadChannel channel) {
            this.channel = channel;
        }

        @Override
        public Entry opened() {
            return channel.opened();
        }

        @Override
        public Entry recheck() throws IOException {
            return call(channel::recheck);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return stream(() -> channel.read(target));
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private final class Write implements FileWrite {
        private final FileWrite write;

        Write(FileWrite write) {
            this.write = write;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            long began = clock.nanoTime();
            try {
                write.write(bytes);
            } finally {
                meter.streamed(clock.nanoTime() - began);
            }
        }

        @Override
        public void writeAt(long position, ByteBuffer bytes) throws IOException {
            long began = clock.nanoTime();
            try {
                write.writeAt(position, bytes);
            } finally {
                meter.streamed(clock.nanoTime() - began);
            }
        }

        @Override
        public Written commit() throws IOException {
            return stream(write::commit);
        }

        @Override
        public void abort() throws IOException {
            write.abort();
        }

        @Override
        public void close() throws IOException {
            write.close();
        }
    }
}
