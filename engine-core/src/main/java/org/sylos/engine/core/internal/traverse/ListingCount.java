package org.sylos.engine.core.internal.traverse;

import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.core.internal.metrics.Meters;
import org.sylos.engine.core.internal.metrics.QueueMeter;

/**
 * Counts what listing finds. Items are nodes: whatever cannot be listed is done when it is found, a source folder when it is
 * listed. Which destination folders will be listed is not known when they are found, so those are done at once as well.
 */
final class ListingCount {
    private final QueueMeter meter;
    private final boolean foldersWait;

    ListingCount(Meters meters, Side side) {
        this.meter = of(meters, side);
        this.foldersWait = side == Side.SRC;
    }

    static QueueMeter of(Meters meters, Side side) {
        return meters.of(side == Side.SRC ? Queue.SRC_TRAVERSAL : Queue.DST_TRAVERSAL);
    }

    /** A folder is being listed. */
    Folder begin() {
        meter.begin(1);
        return new Folder();
    }

    /** A listing that was taken back will be tried again. */
    void retry() {
        meter.begin(1);
        meter.retry(1);
    }

    /** A listing that was taken back has failed for good. */
    void failed() {
        meter.begin(1);
        meter.failed(foldersWait ? 1 : 0, 0);
        if (!foldersWait) {
            meter.giveUp(1);
        }
    }

    /** The count of one folder's listing, so that it can be taken back. Used by one thread. */
    final class Folder {
        private long nodes;
        private long leaves;
        private long bytes;

        void found(EntryScreen.Screened page) {
            long now = foldersWait ? page.leaves() : page.entries().size();
            add(page.entries().size(), now, page.bytes());
            nodes += page.entries().size();
            leaves += now;
            bytes += page.bytes();
        }

        void listed() {
            if (foldersWait) {
                meter.succeeded(1);
            } else {
                meter.giveUp(1);
            }
        }

        void takeBack() {
            add(-nodes, -leaves, -bytes);
            meter.giveUp(1);
        }

        private void add(long all, long done, long size) {
            meter.discovered(all, size);
            meter.doneBefore(done, size);
        }
    }
}
