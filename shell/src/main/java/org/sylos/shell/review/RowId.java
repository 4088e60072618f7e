package org.sylos.shell.review;

import org.sylos.engine.api.storage.ReviewRow;

/**
 * What tells rows apart, whatever else about them changes.
 *
 * @param src id on SRC; 0 for none
 * @param dst id on DST when there is none on SRC; else 0, since a row keeps its source node and may gain a partner
 */
record RowId(long src, long dst) {
    static RowId of(ReviewRow row) {
        return row.srcId() != 0 ? new RowId(row.srcId(), 0) : new RowId(0, row.dstId());
    }
}
