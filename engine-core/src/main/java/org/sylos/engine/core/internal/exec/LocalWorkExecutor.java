package org.sylos.engine.core.internal.exec;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkExecutor;

/**
 * Carries out tasks on daemon threads of this process. Threads are started when there is something for them to do and are
 * kept a while for the next work: a round with one folder costs no thread.
 */
public final class LocalWorkExecutor implements WorkExecutor {
    private final ExecutorService threads = Executors.newCachedThreadPool(LocalWorkExecutor::daemon);
    private final Set<LocalExecution<?, ?>> live = new HashSet<>();
    private boolean closed;

    /** An executor without threads yet. */
    public LocalWorkExecutor() {}

    @Override
    public <T extends Serializable, R> Execution start(Work<T, R> work) {
        LocalExecution<T, R> execution = new LocalExecution<>(work, threads, this::ended);
        synchronized (live) {
            if (closed) {
                throw new IllegalStateException("the executor is closed; it cannot begin " + work.name());
            }
            live.add(execution);
        }
        try {
            execution.begin();
        } catch (RuntimeException | Error e) {
            ended(execution);
            throw e;
        }
        return execution;
    }

    /** Cancels whatever still runs and waits for it to end; must not be called by a task. */
    @Override
    public void close() {
        List<LocalExecution<?, ?>> left;
        synchronized (live) {
            closed = true;
            left = List.copyOf(live);
        }
        left.forEach(LocalExecution::cancel);
        left.forEach(LocalExecution::awaitEnd);
        threads.shutdown();
    }

    private void ended(LocalExecution<?, ?> execution) {
        synchronized (live) {
            live.remove(execution);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sylos-idle");
        thread.setDaemon(true);
        return thread;
    }
}
