package org.sylos.shell.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.Tally;

/**
 * Asks the store, in threads of its own: one for rows and for what is to be done, one for counts, which may take longer. Of rows
 * and counts only what was wanted last is loaded; tasks are all carried out. Thread-safe.
 */
final class Loader implements AutoCloseable {
    private static final long LAST_WAIT_MILLIS = 5_000;

    private final Desk desk;
    private final Tasks tasks;
    private final Queue<Consumer<Model>> answers = new ConcurrentLinkedQueue<>();
    private final Deque<Task> toDo = new ArrayDeque<>();
    private final Thread rowThread = thread(() -> guarded(this::loadRows), "review-rows");
    private final Thread countThread = thread(() -> guarded(this::loadCounts), "review-counts");
    private @Nullable Wanted wanted;
    private @Nullable Wanted loaded;
    private CountsWanted counts = CountsWanted.NOTHING;
    private boolean closed;
    private boolean busy;

    Loader(Desk desk) {
        this.desk = desk;
        this.tasks = new Tasks(desk);
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        rowThread.start();
        countThread.start();
    }

    /** Tells what is wanted now; what was wanted before and has not been loaded is not any more. */
    synchronized void want(Model model) {
        for (Optional<Task> task = model.nextTask(); task.isPresent(); task = model.nextTask()) {
            toDo.add(task.get());
        }
        wanted = model.wantedRows().orElse(null);
        if (!Objects.equals(wanted, loaded)) {
            loaded = null;
        }
        CountsWanted other = model.wantedCounts();
        if (!other.equals(counts)) {
            counts = other;
        }
        notifyAll();
    }

    /** The next thing that was found out, to be told to the model; empty when there is nothing new. */
    Optional<Consumer<Model>> answer() {
        return Optional.ofNullable(answers.poll());
    }

    /** Whether something is on its way. */
    synchronized boolean isBusy() {
        return busy || !toDo.isEmpty() || lacksRows() || lacksCounts();
    }

    private boolean lacksRows() {
        return wanted != null && !wanted.equals(loaded);
    }

    private boolean lacksCounts() {
        return counts.list().isPresent() || !counts.folders().isEmpty();
    }

    private void loadRows() {
        PageWalk walk = null;
        while (true) {
            Task task;
            Wanted next;
            synchronized (this) {
                busy = false;
                while (!closed && toDo.isEmpty() && !lacksRows()) {
                    await();
                }
                if (closed) {
                    return;
                }
                busy = true;
                task = toDo.poll();
                next = wanted;
            }
            if (task != null) {
                guarded(() -> answers.add(tasks.carryOut(task)));
            } else if (next != null) {
                walk = walk == null || !walk.query().equals(next.query())
                        ? new PageWalk(desk.review(), next.query())
                        : walk;
                load(walk, next);
            }
        }
    }

    private void load(PageWalk walk, Wanted next) {
        boolean[] calledOff = {false};
        guarded(() -> walk.find(next, () -> !isWanted(next))
                .ifPresentOrElse(
                        found -> answers.add(model -> model.loaded(next, found.slice(), found.number())),
                        () -> calledOff[0] = true));
        synchronized (this) {
            // Also after a failure: it must not be tried for ever.
            if (!calledOff[0] && next.equals(wanted)) {
                loaded = next;
            }
        }
    }

    private synchronized boolean isWanted(Wanted rows) {
        return !closed && rows.equals(wanted);
    }

    private void loadCounts() {
        CountsWanted current = CountsWanted.NOTHING;
        boolean listDone = true;
        int at = 0;
        while (true) {
            synchronized (this) {
                if (!current.equals(counts)) {
                    current = counts;
                    listDone = current.list().isEmpty();
                    at = 0;
                }
                if (closed) {
                    return;
                }
                if (listDone && at == current.folders().size()) {
                    await();
                    continue;
                }
            }
            if (!listDone && current.list().isPresent()) {
                Query list = current.list().get();
                listDone = true;
                guarded(() -> {
                    Tally total = PageWalk.total(desk.review(), list);
                    answers.add(model -> model.counted(list, total));
                });
            } else {
                long folder = current.folders().get(at++);
                int version = current.version();
                guarded(() -> {
                    ReviewCounters below = desk.review().counters(folder, true);
                    answers.add(model -> model.counted(version, folder, below));
                });
            }
        }
    }

    /** Only ever called while the lock is held, by loops that look again. */
    @SuppressWarnings("WaitNotInLoop")
    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** What the store refuses is told; a defect ends the view. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (SylosException e) {
            answers.add(model -> model.alarm(
                    e.getMessage() + e.hint().map(hint -> "; " + hint).orElse("")));
        } catch (RuntimeException | Error e) {
            answers.add(model -> {
                throw e;
            });
        }
    }

    /** Ends the threads, and waits a while for what they are just asking. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            rowThread.join(LAST_WAIT_MILLIS);
            countThread.join(LAST_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
