package org.sylos.engine.core.internal.traverse;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.exec.WorkRunner;
import org.sylos.engine.api.exec.WorkSink;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.core.internal.exec.NanoClock;
import org.sylos.engine.core.internal.exec.RetryPolicy;
import org.sylos.engine.core.internal.exec.RoundSource;
import org.sylos.engine.core.internal.exec.Tries;
import org.sylos.engine.core.internal.run.Endpoint;
import org.sylos.engine.core.internal.run.Failure;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.run.ServiceLostException;
import org.sylos.engine.core.internal.run.Shift;
import org.sylos.engine.core.internal.run.StallWatch;

/** Lists folders of one round, page by page, and has what failed tried again at the end of the round. */
final class ListRunner implements WorkRunner<ListTask, SidePage> {
    private final RunContext run;
    private final Endpoint endpoint;
    private final EntryScreen screen;
    private final RetryPolicy retries;
    private final ListingCount count;
    private final RoundSource<ListTask> source;
    private final int pageSize;

    ListRunner(RunContext run, Endpoint endpoint, RetryPolicy retries, RoundSource<ListTask> source) {
        this.run = run;
        this.endpoint = endpoint;
        this.screen = new EntryScreen(endpoint.side() == Side.SRC ? run.filters() : List.of());
        this.retries = retries;
        this.count = new ListingCount(run.meters(), endpoint.side());
        this.source = source;
        this.pageSize = endpoint.adapter().capabilities().pageSize();
    }

    @Override
    public Load run(ListTask task, WorkSink<? super SidePage> results) throws InterruptedException {
        try {
            Load load = Load.NORMAL;
            List<FolderWork> folders = task.folders();
            Shift shift = Shift.begin(NanoClock.SYSTEM);
            for (int i = 0; i < folders.size(); i++) {
                if (run.cancellation().draining()) {
                    return Load.UNKNOWN;
                }
                if (shift.over(endpoint)) {
                    source.giveBack(new ListTask(List.copyOf(folders.subList(i, folders.size())), task.tries()));
                    return i == 0 ? Load.UNKNOWN : load;
                }
                FolderWork folder = folders.get(i);
                Failure failure = list(folder, results);
                if (failure != null) {
                    settle(folder, task.tries().and(failure.errorClass()), failure, results);
                    load = failure.errorClass().overload() ? endpoint.whenRefused() : load;
                }
            }
            return load;
        } finally {
            source.done();
        }
    }

    /** Lists a folder and hands its pages over, the last one with the good news; answers what went wrong, if anything. */
    private @Nullable Failure list(FolderWork folder, WorkSink<? super SidePage> results) throws InterruptedException {
        ListingCount.Folder counted = count.begin();
        StallWatch.Task watched = run.watch().begin();
        Exception thrown = null;
        try (Listing listing = endpoint.adapter().list(folder.ref(), pageSize)) {
            List<Entry> page = listing.nextPage();
            while (true) {
                watched.progress();
                // One page ahead, so that the outcome travels with the last page, in one transaction.
                List<Entry> next = page.isEmpty() ? page : listing.nextPage();
                boolean last = next.isEmpty();
                results.accept(screened(folder, page, counted, last ? ListingOutcome.LISTED : null));
                if (last) {
                    break;
                }
                page = next;
            }
        } catch (IOException | RuntimeException e) {
            thrown = e;
        } catch (InterruptedException e) {
            thrown = e;
        }
        boolean stalled = watched.end();
        if (thrown == null) {
            counted.listed();
            return null;
        }
        counted.takeBack();
        return Failure.of(thrown, stalled, run.clock());
    }

    private SidePage screened(
            FolderWork folder, List<Entry> page, ListingCount.Folder counted, @Nullable ListingOutcome outcome) {
        EntryScreen.Screened screened = screen.look(folder, page);
        counted.found(screened);
        return new SidePage(
                endpoint.side(), new ListingPage(folder, screened.entries(), screened.rejections(), outcome));
    }

    /** Has a failed listing tried again, or records it as failed for good. Either way its pages so far are taken back. */
    private void settle(FolderWork folder, Tries tries, Failure failure, WorkSink<? super SidePage> results)
            throws InterruptedException {
        ServiceLostException.throwIfLost(endpoint, failure);
        if (failure.retryAfter() != null) {
            endpoint.pauseFor(failure.retryAfter());
        }
        Optional<Duration> delay =
                retries.retryIn(failure.errorClass(), tries.of(failure.errorClass()), failure.retryAfter());
        var result = delay.isPresent() ? ListingOutcome.Result.RETRY : ListingOutcome.Result.FAILED;
        results.accept(new SidePage(
                endpoint.side(),
                new ListingPage(folder, List.of(), Map.of(), new ListingOutcome(result, List.of(failure.attempt())))));
        if (delay.isPresent()) {
            count.retry();
            source.later(new ListTask(List.of(folder), tries), delay.get());
        } else {
            count.failed();
            run.meters().failed(failure.errorClass());
            run.journal()
                    .add(
                            Level.ERROR,
                            "traverse",
                            folder.ref().path(),
                            endpoint.side() + " folder could not be listed: "
                                    + failure.attempt().message());
        }
    }
}
