package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.core.internal.run.Failure;
import org.sylos.engine.core.internal.run.ItemPass;
import org.sylos.engine.core.internal.run.RunContext;

/** Writes every pending file and link. */
final class FilePass implements ItemPass<FileCopy, CopyOutcome> {
    private final RunContext run;
    private final FileTransfer transfer;
    private final FolderAccess access;

    FilePass(RunContext run, Kept kept) {
        this.run = run;
        this.transfer = new FileTransfer(run, kept);
        this.access = new FolderAccess(run, kept);
    }

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public List<FileCopy> fetch(long cursor, int most) {
        return run.store().copies().pendingFiles(cursor, most);
    }

    @Override
    public boolean countedWhenFetched() {
        return false;
    }

    @Override
    public long idOf(FileCopy item) {
        return item.id();
    }

    @Override
    public String pathOf(FileCopy item) {
        return item.source().path();
    }

    @Override
    public long bytesOf(FileCopy item) {
        return item.size();
    }

    @Override
    public void windowOpened(List<FileCopy> window) {
        run.store().copies().openUpTo(window.get(window.size() - 1).id());
    }

    @Override
    public CopyOutcome deal(FileCopy item, Progress progress) throws IOException, InterruptedException {
        // A copy that is held back does not stand still.
        Progress limited = bytes -> {
            progress.moved(bytes);
            run.bandwidth().take(bytes, () -> progress.moved(0));
        };
        try {
            return transfer.transfer(item, limited);
        } catch (FSException e) {
            if (e.errorClass() != ErrorClass.PERMISSION
                    || !access.open(item.source().path(), item.dstParent())) {
                throw e;
            }
            return transfer.transfer(item, limited);
        }
    }

    @Override
    public boolean good(CopyOutcome result) {
        return result.status() == CopyStatus.SUCCESSFUL;
    }

    @Override
    public CopyOutcome failed(FileCopy item, Failure failure, boolean retried) {
        return CopyOutcomes.failed(item.id(), failure, retried);
    }

    @Override
    public void write(List<CopyOutcome> results) {
        run.store().copies().record(results);
    }
}
