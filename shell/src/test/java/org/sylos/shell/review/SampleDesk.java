package org.sylos.shell.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.RetryMark;
import org.sylos.engine.core.RetryMarks;
import org.sylos.engine.core.Review;

/** A desk with a tree in memory; marks are only remembered. */
record SampleDesk(ReviewTree tree, Set<Long> marked) implements Desk, RetryMarks {
    SampleDesk(ReviewTree tree) {
        this(tree, new TreeSet<>());
    }

    @Override
    public String name() {
        return "photos";
    }

    @Override
    public Phase phase() {
        return tree.isChangeable() ? Phase.REVIEW : Phase.COMPLETED;
    }

    @Override
    public Review review() {
        return tree;
    }

    @Override
    public RetryMarks retries() {
        return this;
    }

    @Override
    public List<AttemptRecord> attempts(Side side, long id) {
        return List.of(new AttemptRecord(
                AttemptRecord.Operation.COPY, 1, Instant.EPOCH, ErrorClass.PERMISSION, "not \u001b[2J allowed"));
    }

    @Override
    public String user() {
        return "ann";
    }

    @Override
    public RetryChange mark(RetryKind kind, Side side, Collection<Long> ids) {
        return new RetryChange(ids.size(), marked.addAll(ids) ? ids.size() : 0, 0);
    }

    @Override
    public RetryChange markFailed(RetryKind kind) {
        throw new UnsupportedOperationException("the view marks single rows");
    }

    @Override
    public RetryChange unmark(RetryKind kind, Side side, Collection<Long> ids) {
        return new RetryChange(ids.size(), marked.removeAll(ids) ? ids.size() : 0, 0);
    }

    @Override
    public RetryChange unmarkAll(RetryKind kind) {
        throw new UnsupportedOperationException("the view marks single rows");
    }

    @Override
    public long count(RetryKind kind) {
        return marked.size();
    }

    @Override
    public List<RetryMark> marks(RetryKind kind, Side side, long afterId, int max) {
        throw new UnsupportedOperationException("the view does not list marks");
    }

    @Override
    public long foldersToSweep() {
        return 0;
    }
}
