package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.FolderCopy;
import org.sylos.engine.core.internal.run.Failure;
import org.sylos.engine.core.internal.run.ItemPass;
import org.sylos.engine.core.internal.run.RunContext;

/** Creates the pending folders of one depth. */
final class FolderPass implements ItemPass<FolderCopy, CopyOutcome> {
    private final RunContext run;
    private final FolderAccess access;
    private final int depth;

    FolderPass(RunContext run, Kept kept, int depth) {
        this.run = run;
        this.access = new FolderAccess(run, kept);
        this.depth = depth;
    }

    @Override
    public String name() {
        return "folders";
    }

    @Override
    public List<FolderCopy> fetch(long cursor, int most) {
        return run.store().copies().pendingFolders(depth, cursor, most);
    }

    @Override
    public boolean countedWhenFetched() {
        return false;
    }

    @Override
    public long idOf(FolderCopy item) {
        return item.id();
    }

    @Override
    public String pathOf(FolderCopy item) {
        return item.source().path();
    }

    @Override
    public CopyOutcome deal(FolderCopy item, Progress progress) throws IOException {
        NodeRef created = create(item);
        access.narrow(item.source(), created);
        return CopyOutcome.written(item.id(), created.nativeId(), null);
    }

    private NodeRef create(FolderCopy item) throws IOException {
        FSAdapter dst = run.dst().adapter();
        if (item.depth() == 0) {
            return dst.createRoot();
        }
        try {
            return dst.createFolder(item.dstParent(), item.name());
        } catch (FSException e) {
            if (e.errorClass() != ErrorClass.PERMISSION
                    || !access.open(item.source().path(), item.dstParent())) {
                throw e;
            }
            return dst.createFolder(item.dstParent(), item.name());
        }
    }

    @Override
    public CopyOutcome failed(FolderCopy item, Failure failure, boolean retried) {
        return CopyOutcomes.failed(item.id(), failure, retried);
    }

    @Override
    public void write(List<CopyOutcome> results) {
        run.store().copies().record(results);
    }
}
