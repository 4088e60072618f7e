package org.sylos.engine.core.internal.review;

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
public final class ReviewedMarks implements RetryMarks {
    private final RetryStore store;
    private final Decisions decisions;

    public ReviewedMarks(RetryStore store, Decisions decisions) {
        this.store = store;
        this.decisions = decisions;
    }

    private RetryChange change(String asked, RetryKind kind, Supplier<RetryChange> change) {
        return kind == RetryKind.COPY ? decisions.make(asked, change) : decisions.look(asked, change);
    }

    @Override
    public RetryChange mark(RetryKind kind, Side side, Collection<Long> ids) {
        return change("mark nodes", kind, () -> store.mark(kind, side, ids));
    }

    @Override
    public RetryChange markFailed(RetryKind kind) {
        return change("mark nodes", kind, () -> store.markFailed(kind));
    }

    @Override
    public RetryChange unmark(RetryKind kind, Side side, Collection<Long> ids) {
        return change("unmark nodes", kind, () -> store.unmark(kind, side, ids));
    }

    @Override
    public RetryChange unmarkAll(RetryKind kind) {
        return change("unmark nodes", kind, () -> store.unmarkAll(kind));
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
