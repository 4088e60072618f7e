package org.sylos.engine.core;

import java.io.Serializable;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.exec.Execution;
import org.sylos.engine.api.exec.Work;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.exec.WorkFailedException;

/** Executors that carry out one task of a work after the other, and remember what they were asked for. */
final class SerialExecutors implements WorkExecutorFactory {
    /** Names of the works that were begun, in order. */
    final Queue<String> works = new ConcurrentLinkedQueue<>();
    /** What each executor was told by its setting {@code queue}, in the order of making. */
    final Queue<String> made = new ConcurrentLinkedQueue<>();
    /** Executors that were made and not closed. */
    final AtomicInteger open = new AtomicInteger();
    /** Tasks that were carried out. */
    final AtomicInteger tasks = new AtomicInteger();

    @Override
    public String name() {
        return "serial";
    }

    @Override
    public String summary() {
        return "One task after the other";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return List.of(
                ConfigKey.optional("queue", ConfigKey.Type.TEXT, "usual", "Where tasks wait"),
                new ConfigKey("token", ConfigKey.Type.TEXT, null, false, true, "Lets tasks in"));
    }

    @Override
    public WorkExecutor create(ProviderConfig config, ProviderContext context) {
        String queue = config.requireText("queue");
        if (queue.equals("nowhere")) {
            throw new ConfigException("there is no queue 'nowhere'", "name one that is there");
        }
        made.add(queue);
        open.incrementAndGet();
        return new WorkExecutor() {
            private final Queue<Serial<?, ?>> begun = new ConcurrentLinkedQueue<>();

            @Override
            public <T extends Serializable, R> Execution start(Work<T, R> work) {
                works.add(work.name());
                Serial<T, R> execution = new Serial<>(work);
                begun.add(execution);
                execution.thread.start();
                return execution;
            }

            @Override
            public void close() {
                begun.forEach(Serial::cancel);
                open.decrementAndGet();
            }
        };
    }

    private final class Serial<T extends Serializable, R> implements Execution {
        private final Work<T, R> work;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread;
        private volatile boolean noMore;
        private volatile boolean running;
        private volatile @Nullable Throwable thrown;

        Serial(Work<T, R> work) {
            this.work = work;
            this.thread = new Thread(this::carryOut, "serial-" + work.name());
            this.thread.setDaemon(true);
        }

        private void carryOut() {
            try {
                for (T task = work.source().next();
                        task != null && !noMore;
                        task = work.source().next()) {
                    running = true;
                    tasks.incrementAndGet();
                    work.runner().run(task, work.sink());
                    running = false;
                }
            } catch (InterruptedException e) {
                noMore = true;
            } catch (RuntimeException | Error e) {
                thrown = e;
            } finally {
                running = false;
                ended.countDown();
            }
        }

        @Override
        public int inFlight() {
            return running ? 1 : 0;
        }

        @Override
        public void drain() {
            noMore = true;
            if (!running) {
                thread.interrupt();
            }
        }

        @Override
        public void cancel() {
            noMore = true;
            thread.interrupt();
        }

        @Override
        public void await() throws InterruptedException {
            ended.await();
            Throwable cause = thrown;
            if (cause != null) {
                throw new WorkFailedException(work.name(), cause);
            }
        }
    }
}
