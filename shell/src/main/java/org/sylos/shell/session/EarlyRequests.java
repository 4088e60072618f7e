package org.sylos.shell.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.terminal.Interrupts;

/** Keeps requests to stop that come while a run is being started, until there is somebody to take them. Thread-safe. */
final class EarlyRequests implements Interrupts.Target {
    private final List<Interrupts.Kind> kept = new ArrayList<>();
    private Interrupts.@Nullable Target later;

    @Override
    public void requested(Interrupts.Kind kind, int times) {
        Interrupts.Target now;
        synchronized (this) {
            now = later;
            if (now == null) {
                kept.add(kind);
                return;
            }
        }
        now.requested(kind, times);
    }

    /** Hands over what was kept, and whatever still comes. */
    void passTo(Interrupts.Target target) {
        List<Interrupts.Kind> all;
        synchronized (this) {
            later = target;
            all = List.copyOf(kept);
            kept.clear();
        }
        for (int i = 0; i < all.size(); i++) {
            target.requested(all.get(i), i + 1);
        }
    }
}
