package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Gathers the bytes of one file beside the tree and puts them into it at the end. */
final class MemoryWrite implements FileWrite {
    private enum Mode {
        UNDECIDED,
        IN_ORDER,
        BY_POSITION
    }

    private final MemoryAdapter adapter;
    private final MemoryDisk disk;
    private final MemoryNode parent;
    private final WriteSpec spec;
    private final GrowingContent content = new GrowingContent();
    /** What is taken of the disk's room; guarded by the disk, like everything below. */
    private long reserved;

    private boolean over;
    private boolean failed;
    private Mode mode = Mode.UNDECIDED;

    MemoryWrite(MemoryAdapter adapter, MemoryDisk disk, MemoryNode parent, WriteSpec spec) {
        this.adapter = adapter;
        this.disk = disk;
        this.parent = parent;
        this.spec = spec;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        accept(Mode.IN_ORDER, content.received(), bytes);
    }

    @Override
    public void writeAt(long position, ByteBuffer bytes) throws IOException {
        if (!disk.settings.has(Capability.PARALLEL_WRITE)) {
            throw MemoryView.failure(ErrorClass.UNSUPPORTED, spec.path(), "a file is only taken in order here");
        }
        if (position < 0) {
            throw new IllegalArgumentException("a position is not negative: " + position);
        }
        accept(Mode.BY_POSITION, position, bytes);
    }

    @Override
    public Written commit() throws IOException {
        synchronized (disk) {
            checkUsable();
            try {
                adapter.begin(spec.path());
                if (content.received() != spec.size()) {
                    throw MemoryView.failure(
                            ErrorClass.CORRUPT,
                            spec.path(),
                            content.received() + " bytes arrived and " + spec.size() + " were promised");
                }
                MemoryNode node = disk.create(NodeKind.FILE, spec.name());
                node.content = content.frozen(spec.size());
                return MemoryPlacement.place(adapter.view(), parent, node, spec);
            } finally {
                discard();
            }
        }
    }

    @Override
    public void abort() {
        synchronized (disk) {
            if (!over && isLive()) {
                discard();
            }
        }
    }

    /** Forgets the bytes and gives their room back. The caller holds the disk's monitor. */
    void discard() {
        over = true;
        disk.release(reserved);
        reserved = 0;
        disk.unfinished.remove(this);
    }

    boolean isIn(@Nullable MemoryNode folder) {
        return parent == folder;
    }

    boolean isOf(String owner) {
        return spec.owner().equals(owner);
    }

    /** Whether somebody can still go on with it. */
    boolean isLive() {
        return !adapter.isClosed();
    }

    private void accept(Mode wanted, long position, ByteBuffer bytes) throws IOException {
        adapter.begin(spec.path());
        long count = bytes.remaining();
        synchronized (disk) {
            checkUsable();
            if (mode != Mode.UNDECIDED && mode != wanted) {
                throw new IllegalStateException("write and writeAt are not mixed");
            }
            mode = wanted;
            failed = true;
            if (count > spec.size() - position) {
                throw MemoryView.failure(
                        ErrorClass.CORRUPT, spec.path(), "more than the promised " + spec.size() + " bytes arrive");
            }
            if (!disk.reserve(count)) {
                throw MemoryView.failure(ErrorClass.NO_SPACE, spec.path(), "no room is left for " + count + " bytes");
            }
            failed = false;
            reserved += count;
        }
        content.write(position, bytes);
    }

    private void checkUsable() {
        if (over || failed) {
            throw new IllegalStateException("the write of " + spec.path() + " can only be aborted");
        }
    }
}
