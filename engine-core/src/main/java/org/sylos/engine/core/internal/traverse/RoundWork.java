package org.sylos.engine.core.internal.traverse;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.core.internal.exec.Tries;

/** Takes the pending folders of one round from the store, window by window, and cuts them into tasks. Thread-safe. */
final class RoundWork {
    /** Folders taken from the store at once. */
    private static final int WINDOW = 8192;
    /** Folders per task at most: few enough that a task with slow folders does not hold up the end of a round. */
    private static final int GROUP = 32;

    private final DiscoveryStore store;
    private final Side side;
    private final int depth;
    private final ArrayDeque<ListTask> ready = new ArrayDeque<>();
    private long afterId;
    private boolean exhausted;

    RoundWork(DiscoveryStore store, Side side, int depth) {
        this.store = store;
        this.side = side;
        this.depth = depth;
    }

    synchronized @Nullable ListTask take() {
        if (ready.isEmpty() && !exhausted) {
            refill();
        }
        return ready.poll();
    }

    private void refill() {
        List<FolderWork> window = store.pending(side, depth, afterId, WINDOW);
        exhausted = window.size() < WINDOW;
        if (window.isEmpty()) {
            return;
        }
        afterId = window.get(window.size() - 1).id();
        // A small level is spread over the workers; a large one travels in full groups.
        int group = Math.max(1, Math.min(GROUP, window.size() / 64));
        for (int from = 0; from < window.size(); from += group) {
            int to = Math.min(window.size(), from + group);
            ready.add(new ListTask(List.copyOf(window.subList(from, to)), Tries.NONE));
        }
    }
}
