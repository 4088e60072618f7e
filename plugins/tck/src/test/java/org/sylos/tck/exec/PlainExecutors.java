package org.sylos.tck.exec;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkExecutorFactory;

/** Executors that are simple and right, or make one mistake. */
public final class PlainExecutors implements WorkExecutorFactory {
    private final @Nullable Mistake mistake;
    private final List<Plain> made = new CopyOnWriteArrayList<>();

    /** Makes executors without mistakes. */
    public PlainExecutors() {
        this(null);
    }

    PlainExecutors(@Nullable Mistake mistake) {
        this.mistake = mistake;
    }

    private boolean does(Mistake one) {
        return mistake == one;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String summary() {
        return does(Mistake.DESCRIBES_NOTHING) ? " " : "runs tasks on a thread each";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return List.of(ConfigKey.optional("threads", ConfigKey.Type.INTEGER, "100", "most threads of a work"));
    }

    @Override
    public WorkExecutor create(ProviderConfig config, ProviderContext context) {
        if (config.integer("threads") < 1 && !does(Mistake.TAKES_ANY_SETTING)) {
            throw new ConfigException("there must be a thread", "give at least 1");
        }
        Plain executor = new Plain();
        made.add(executor);
        return executor;
    }

    private final class Plain implements WorkExecutor {
        private final List<PlainExecution<?, ?>> works = new CopyOnWriteArrayList<>();
        private final Semaphore few = new Semaphore(4);
        private volatile boolean closed;

        @Override
        public <T extends Serializable, R> Execution start(Work<T, R> work) {
            if (closed && !does(Mistake.BEGINS_WHEN_CLOSED)) {
                throw new IllegalStateException("the executor is closed");
            }
            PlainExecution<T, R> execution = new PlainExecution<>(work, mistake, this::failed);
            works.add(execution);
            execution.begin(does(Mistake.HAS_FEW_THREADS_FOR_ALL_WORKS) ? this::oneOfFew : Plain::newThread);
            return execution;
        }

        private void failed() {
            if (does(Mistake.ENDS_ALL_WHEN_ONE_FAILS)) {
                works.forEach(PlainExecution::cancel);
            }
        }

        private void oneOfFew(Runnable run) {
            newThread(() -> {
                few.acquireUninterruptibly();
                try {
                    run.run();
                } finally {
                    few.release();
                }
            });
        }

        private static void newThread(Runnable run) {
            Thread thread = new Thread(run, "plain");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            closed = true;
            works.forEach(PlainExecution::cancel);
            if (!does(Mistake.DOES_NOT_WAIT_IN_CLOSE)) {
                works.forEach(PlainExecution::awaitEnd);
            }
            if (does(Mistake.CLOSES_ALL_OF_ITS_KIND)) {
                made.forEach(other -> other.closed = true);
            }
        }
    }
}
