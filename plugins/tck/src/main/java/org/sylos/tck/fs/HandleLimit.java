package org.sylos.tck.fs;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * An adapter that has only so many listings, channels and writes open at once, as a process has file descriptors and a server
 * has sessions: one more fails with {@link ErrorClass#TRANSIENT}. It counts what is open, so that a test finds what was
 * forgotten. Thread-safe.
 *
 * <p>A listing is open until it is closed, a channel likewise, a write until it was committed or given up.
 */
@Stability(Stability.Level.EVOLVING)
public final class HandleLimit extends ForwardingAdapter {
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * Limits an adapter.
     *
     * @param delegate the adapter behind it, which is closed with it
     * @param most how many can be open at once, at least 1; {@link Integer#MAX_VALUE} only counts
     */
    public HandleLimit(FSAdapter delegate, int most) {
        super(delegate);
        if (most < 1) {
            throw new IllegalArgumentException("a limit is at least 1: " + most);
        }
        this.most = most;
    }

    /** {@return how many are open now} */
    public int open() {
        return open.get();
    }

    /** {@return the most that were ever open at once} */
    public int mostOpen() {
        return mostOpen.get();
    }

    /** {@return how often one more was refused} */
    public int refused() {
        return refused.get();
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        Handle handle = new Handle(folder.path());
        try {
            Listing listing = super.list(folder, pageSize);
            handle.taken();
            return new ForwardingListing(listing) {
                @Override
                public void close() {
                    super.close();
                    handle.release();
                }
            };
        } finally {
            handle.releaseUnlessTaken();
        }
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        Handle handle = new Handle(file.path());
        try {
            ReadChannel channel = super.openRead(file, offset, length);
            handle.taken();
            return new ForwardingRead(channel) {
                @Override
                public void close() throws IOException {
                    try {
                        super.close();
                    } finally {
                        handle.release();
                    }
                }
            };
        } finally {
            handle.releaseUnlessTaken();
        }
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        Handle handle = new Handle(spec.path());
        try {
            FileWrite write = super.openWrite(spec);
            handle.taken();
            return new ForwardingWrite(write) {
                @Override
                public Written commit() throws IOException {
                    // A commit that fails has given the write up.
                    try {
                        return super.commit();
                    } finally {
                        handle.release();
                    }
                }

                @Override
                public void abort() throws IOException {
                    try {
                        super.abort();
                    } finally {
                        handle.release();
                    }
                }
            };
        } finally {
            handle.releaseUnlessTaken();
        }
    }

    /** One of those that can be open. */
    private final class Handle {
        private final AtomicBoolean released = new AtomicBoolean();
        private boolean taken;

        Handle(String path) throws FSException {
            int now = open.incrementAndGet();
            if (now > most) {
                open.decrementAndGet();
                refused.incrementAndGet();
                throw new FSException(ErrorClass.TRANSIENT, path, "more than " + most + " are open", null);
            }
            mostOpen.accumulateAndGet(now, Math::max);
        }

        void taken() {
            taken = true;
        }

        void releaseUnlessTaken() {
            if (!taken) {
                release();
            }
        }

        void release() {
            if (released.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        }
    }
}
