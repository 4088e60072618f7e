package org.sylos.engine.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The side of a {@link Cancellation} that asks. Thread-safe; asking twice is harmless. */
@Stability(Stability.Level.EVOLVING)
public final class CancellationSource implements Cancellation {
    private final Signal drain = new Signal();
    private final Signal cancel = new Signal();

    /** A source that has not been asked yet. */
    public CancellationSource() {}

    /** Asks that nothing new is begun. */
    public void drain() {
        drain.raise();
    }

    /** Asks that nothing new is begun and that work in flight is given up. */
    public void cancel() {
        drain.raise();
        cancel.raise();
    }

    @Override
    public boolean draining() {
        return drain.raised();
    }

    @Override
    public boolean cancelled() {
        return cancel.raised();
    }

    @Override
    public Registration onDrain(Runnable action) {
        return drain.register(action);
    }

    @Override
    public Registration onCancel(Runnable action) {
        return cancel.register(action);
    }

    /** A flag that goes up once. Actions run outside the lock, so that they may register or close others. */
    private static final class Signal {
        /** Keyed by a fresh object for each registration: one action may be registered twice and taken back once. */
        private final Map<Object, Runnable> actions = new LinkedHashMap<>();

        private volatile boolean raised;

        boolean raised() {
            return raised;
        }

        void raise() {
            List<Runnable> due;
            synchronized (actions) {
                if (raised) {
                    return;
                }
                raised = true;
                due = List.copyOf(actions.values());
                actions.clear();
            }
            due.forEach(Runnable::run);
        }

        Registration register(Runnable action) {
            Object key = new Object();
            synchronized (actions) {
                if (!raised) {
                    actions.put(key, action);
                    return () -> takeBack(key);
                }
            }
            action.run();
            return () -> {};
        }

        private void takeBack(Object key) {
            synchronized (actions) {
                actions.remove(key);
            }
        }
    }
}
