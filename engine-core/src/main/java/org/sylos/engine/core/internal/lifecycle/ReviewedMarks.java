package org.sylos.engine.core.internal.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.RetryMark;
import org.sylos.engine.api.storage.RetryStore;
import org.sylos.engine.core.RetryMarks;

/** Marks of a migration that is under review. What changes the plan makes it the plan that was reviewed. */
final class ReviewedMarks implements RetryMarks {
    private final RetryStore store;
    private final Changes changes;

    /** Lets a change through when it may be made now, one at a time. */
    interface Changes {
        RetryChange make(String asked, boolean plan, Supplier<RetryChange> change);
    }

    ReviewedMarks(RetryStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public RetryChange mark(RetryKind kind, Side side, Collection<Long> ids) {
        return changes.make("mark nodes", kind == RetryKind.COPY, () -> store.mark(kind, side, ids));
    }

    @Override
    public RetryChange markFailed(RetryKind kind) {
        return changes.make("mark nodes", kind == RetryKind.COPY, () -> store.markFailed(kind));
    }

    @Override
    public RetryChange unmark(RetryKind kind, Side side, Collection<Long> ids) {
        return changes.make("unmark nodes", kind == RetryKind.COPY, () -> store.unmark(kind, side, ids));
    }

    @Override
    public RetryChange unmarkAll(RetryKind kind) {
        return changes.make("unmark nodes", kind == RetryKind.COPY, () -> store.unmarkAll(kind));
    }

    @Override
    public long count(RetryKind kind) {
        return store.count(kind);
    }

    @Override
    public List<RetryMark> marks(RetryKind kind, Side side, long afterId, int max) {
        return store.marks(kind, side, afterId, max);
    }

    @Override
    public long foldersToSweep() {
        return store.foldersToSweep();
    }
}
