package org.sylos.tck.fs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.sylos.engine.api.Stability;

/** How often each operation was asked for, and how many at once. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public final class OperationCounts {
    private record Key(FsOperation operation, String path) {}

    private final Map<Key, AtomicInteger> byPath = new ConcurrentHashMap<>();
    private final Map<FsOperation, AtomicInteger> byOperation = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong bytesWritten = new AtomicLong();

    OperationCounts() {}

    /**
     * {@return how often an operation was asked for, whether it succeeded or not}
     *
     * @param operation the operation
     */
    public int of(FsOperation operation) {
        AtomicInteger count = byOperation.get(operation);
        return count == null ? 0 : count.get();
    }

    /**
     * {@return how often an operation was asked for about one path}
     *
     * @param operation the operation
     * @param path the path; for what creates a node, the path that it would have
     */
    public int of(FsOperation operation, String path) {
        AtomicInteger count = byPath.get(new Key(operation, path));
        return count == null ? 0 : count.get();
    }

    /** {@return how many operations are under way} */
    public int inFlight() {
        return inFlight.get();
    }

    /** {@return the most operations that were ever under way at once} */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** {@return bytes that were read through channels, not by the fast path} */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** {@return bytes that were written through {@code FileWrite}, committed or not} */
    public long bytesWritten() {
        return bytesWritten.get();
    }

    FsEvent begin(FsOperation operation, String path) {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        byOperation.computeIfAbsent(operation, key -> new AtomicInteger()).incrementAndGet();
        int attempt = byPath.computeIfAbsent(new Key(operation, path), key -> new AtomicInteger())
                .getAndIncrement();
        return new FsEvent(operation, path, attempt);
    }

    void end() {
        inFlight.decrementAndGet();
    }

    void read(int bytes) {
        bytesRead.addAndGet(Math.max(bytes, 0));
    }

    void written(int bytes) {
        bytesWritten.addAndGet(bytes);
    }
}
