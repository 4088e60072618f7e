package org.sylos.engine.core.internal.run;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.internal.exec.Tries;

/**
 * Takes items from the store, window by window, and cuts them into tasks for workers. Tasks that follow each other come from
 * different parts of the window, so that workers do not queue for one folder, which the system locks for each change.
 * Thread-safe.
 */
final class ItemWindows<T extends Serializable> {
    /** Parts of a window: more than the workers that a disk can use, so that each has a folder of its own. */
    private static final int LANES = 8;

    private final ItemPass<T, ?> pass;
    private final Consumer<List<T>> opened;
    private final ArrayDeque<ItemTask<T>> ready = new ArrayDeque<>();
    private long cursor;
    private boolean exhausted;

    ItemWindows(ItemPass<T, ?> pass, Consumer<List<T>> opened) {
        this.pass = pass;
        this.opened = opened;
        this.cursor = pass.firstCursor();
    }

    synchronized @Nullable ItemTask<T> take() {
        if (ready.isEmpty() && !exhausted) {
            refill();
        }
        return ready.poll();
    }

    private void refill() {
        List<T> window = pass.fetch(cursor, pass.windowSize());
        if (window.isEmpty()) {
            // A short window need not be the last one.
            exhausted = true;
            return;
        }
        cursor = pass.idOf(window.get(window.size() - 1));
        opened.accept(window);
        List<ItemTask<T>> tasks = new ArrayList<>();
        int most = Math.max(1, Math.min(pass.groupSize(), window.size() / 16));
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < window.size(); i++) {
            bytes += pass.bytesOf(window.get(i));
            if (i + 1 == window.size() || i + 1 - from == most || bytes >= pass.groupBytes()) {
                tasks.add(new ItemTask<>(List.copyOf(window.subList(from, i + 1)), Tries.NONE));
                from = i + 1;
                bytes = 0;
            }
        }
        int lane = (tasks.size() + LANES - 1) / LANES;
        for (int place = 0; place < lane; place++) {
            for (int i = place; i < tasks.size(); i += lane) {
                ready.add(tasks.get(i));
            }
        }
    }
}
