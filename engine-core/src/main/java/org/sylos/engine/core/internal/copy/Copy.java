package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.util.List;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.api.storage.CopyStore;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.internal.run.PassRunner;
import org.sylos.engine.core.internal.run.RunContext;

/** Carries the plan out: folders level by level, then files, then the folders' own metadata. */
public final class Copy {
    private static final int WINDOW = 1024;

    private final RunContext run;
    private final CopyStore store;
    private final Kept kept;

    /** A copy for a run. */
    public Copy(RunContext run) {
        this.run = run;
        this.store = run.store().copies();
        this.kept = Kept.of(
                run.options().preserve(),
                run.src().adapter().capabilities(),
                run.dst().adapter().capabilities());
    }

    /**
     * Copies whatever is pending, wherever an earlier run stopped.
     *
     * @return whether it came to its end; false when the run was asked to stop
     */
    public boolean run() throws InterruptedException {
        expect();
        return clearLeftovers() && folders() && files() && FinishPass.runAll(run, kept);
    }

    /** Tells the meters how much there is to do, so that they can tell how long it will take. */
    private void expect() {
        PlanSummary plan = run.store().inspection().plan();
        Tally files = plan.of(PlanAction.CREATE_FILE).plus(plan.of(PlanAction.OVERWRITE));
        run.meters()
                .of(Queue.FOLDER_COPY)
                .discovered(plan.of(PlanAction.CREATE_FOLDER).nodes(), 0);
        run.meters().of(Queue.FILE_COPY).discovered(files.nodes(), files.bytes());
    }

    /** Removes what a killed run left half written; false when the run was asked to stop before. */
    private boolean clearLeftovers() throws InterruptedException {
        long afterId = 0;
        while (true) {
            List<FolderWork> folders = store.foldersInDoubt(afterId, WINDOW);
            if (folders.isEmpty()) {
                return true;
            }
            for (FolderWork folder : folders) {
                if (run.cancellation().draining()) {
                    return false;
                }
                clear(folder);
                afterId = folder.id();
            }
        }
    }

    private void clear(FolderWork folder) throws InterruptedException {
        try {
            int removed = run.dst().adapter().removeAbandoned(folder.ref(), run.owner());
            if (removed > 0) {
                run.journal()
                        .add(
                                Level.INFO,
                                "copy",
                                folder.ref().path(),
                                "removed " + removed + " unfinished files of an earlier run");
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            run.journal()
                    .add(
                            Level.WARNING,
                            "copy",
                            folder.ref().path(),
                            "unfinished files of an earlier run could not be looked for: " + e.getMessage());
        }
    }

    private boolean folders() throws InterruptedException {
        for (int depth = 0; depth <= store.deepestPendingFolder(); depth++) {
            run.meters().of(Queue.FOLDER_COPY).round(depth);
            store.failBelow(depth);
            FolderPass pass = new FolderPass(run, kept, depth);
            if (!PassRunner.run(
                    run,
                    pass,
                    run.meters().of(Queue.FOLDER_COPY),
                    run.dst(),
                    run.dst().listing())) {
                return false;
            }
        }
        store.failBelow(-1);
        return true;
    }

    private boolean files() throws InterruptedException {
        FilePass pass = new FilePass(run, kept);
        return PassRunner.run(
                run,
                pass,
                run.meters().of(Queue.FILE_COPY),
                run.dst(),
                run.dst().copying());
    }
}
