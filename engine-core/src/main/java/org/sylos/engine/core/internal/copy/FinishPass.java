package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.storage.FolderFinish;
import org.sylos.engine.api.storage.Revocation;
import org.sylos.engine.core.internal.run.Failure;
import org.sylos.engine.core.internal.run.ItemPass;
import org.sylos.engine.core.internal.run.PassRunner;
import org.sylos.engine.core.internal.run.RunContext;

/**
 * Gives the folders of one level their final times and permissions. Levels go deepest first: whoever takes the right to enter a
 * folder away must be through with what is below. Only what went wrong is written down.
 */
final class FinishPass implements ItemPass<FolderFinish, Optional<Revocation>> {
    /** The owner's permissions to list and to enter. */
    private static final int OWNER_MAY_LIST = 0500;

    private final RunContext run;
    private final Kept kept;
    private final long precisionNanos;
    private final long firstCursor;
    private long lastId;
    private int depth = -1;

    private FinishPass(RunContext run, Kept kept, long firstCursor) {
        this.run = run;
        this.kept = kept;
        this.firstCursor = firstCursor;
        this.lastId = firstCursor;
        this.precisionNanos = kept.folderTimes()
                ? Math.max(
                        run.src().adapter().capabilities().mtimePrecisionNanos(),
                        run.dst().adapter().capabilities().mtimePrecisionNanos())
                : 0;
    }

    /** Finishes all folders, one level after the other; false when the run was asked to stop before. */
    static boolean runAll(RunContext run, Kept kept) throws InterruptedException {
        if (!kept.folderTimes() && kept.parts().isEmpty()) {
            return true;
        }
        long cursor = Long.MAX_VALUE;
        while (true) {
            FinishPass level = new FinishPass(run, kept, cursor);
            if (!PassRunner.run(
                    run,
                    level,
                    run.meters().of(Queue.FOLDER_FINISH),
                    run.dst(),
                    run.dst().listing())) {
                return false;
            }
            if (level.lastId == cursor) {
                return true;
            }
            cursor = level.lastId;
        }
    }

    @Override
    public String name() {
        return "finish";
    }

    @Override
    public long firstCursor() {
        return firstCursor;
    }

    @Override
    public List<FolderFinish> fetch(long cursor, int most) {
        List<FolderFinish> window = run.store().copies().foldersToFinish(precisionNanos, cursor, most);
        int end = 0;
        while (end < window.size() && onLevel(window.get(end))) {
            lastId = window.get(end).id();
            end++;
        }
        return window.subList(0, end);
    }

    private boolean onLevel(FolderFinish folder) {
        String path = folder.source().path();
        int own = path.length() == 1
                ? 0
                : (int) path.chars().filter(c -> c == '/').count();
        if (depth < 0) {
            depth = own;
        }
        return own == depth;
    }

    @Override
    public long idOf(FolderFinish item) {
        return item.id();
    }

    @Override
    public String pathOf(FolderFinish item) {
        return item.source().path();
    }

    @Override
    public Optional<Revocation> deal(FolderFinish item, Progress progress) throws IOException {
        FSAdapter src = run.src().adapter();
        Metadata metadata = kept.ofFolder(src, item.source(), item.mtime());
        run.dst().adapter().setMetadata(item.destination(), usable(item, metadata));
        return Optional.empty();
    }

    /**
     * A folder that shuts its own owner out, and that this run could not read, would shut every later pass out of the destination
     * as well: its permissions are left as they were made.
     */
    private Metadata usable(FolderFinish item, Metadata metadata) throws IOException {
        Integer mode = metadata.mode();
        if (mode == null || (mode & OWNER_MAY_LIST) == OWNER_MAY_LIST) {
            return metadata;
        }
        try (Listing listing = run.src().adapter().list(item.source(), 1)) {
            listing.nextPage();
            return metadata;
        } catch (FSException e) {
            if (e.errorClass() != ErrorClass.PERMISSION) {
                throw e;
            }
            return new Metadata(metadata.mtime(), null, metadata.owner(), metadata.group(), metadata.xattrs());
        }
    }

    @Override
    public Optional<Revocation> failed(FolderFinish item, Failure failure, boolean retried) {
        return retried ? Optional.empty() : Optional.of(new Revocation(item.id(), failure.attempt()));
    }

    @Override
    public void write(List<Optional<Revocation>> results) {
        List<Revocation> failures = results.stream().flatMap(Optional::stream).toList();
        if (!failures.isEmpty()) {
            run.store().copies().revoke(failures);
        }
    }
}
