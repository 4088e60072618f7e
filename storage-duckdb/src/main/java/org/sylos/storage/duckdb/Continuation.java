package org.sylos.storage.duckdb;

import java.sql.SQLException;

/**
 * Where a store goes on when it is opened. All of it is one question, because each would cost about as much as all of them do,
 * at every opening.
 *
 * @param nextAttempt the number of the next entry in the histories of nodes
 * @param nextEntry that of the next entry in the journal
 * @param nextSample that of the next metric
 * @param reconciledDepth the deepest level that is compared, or -1
 * @param destinations whether some folder is at the destination elsewhere than its own path says, or under a native id
 * @param exclusions whether nodes may have been excluded by hand
 * @param renames whether nodes may have other names at the destination
 */
record Continuation(
        long nextAttempt,
        long nextEntry,
        long nextSample,
        int reconciledDepth,
        boolean destinations,
        boolean exclusions,
        boolean renames) {
    /** Of a store that has nothing yet. */
    static final Continuation BEGIN = new Continuation(1, 1, 1, -1, false, false, false);

    static Continuation load(Session session) throws SQLException {
        long[] numbers = new long[9];
        session.list("""
                SELECT 0, coalesce(max(sequence), 0) + 1 FROM attempt UNION ALL
                SELECT 1, coalesce(max(sequence), 0) + 1 FROM journal UNION ALL
                SELECT 2, coalesce(max(sequence), 0) + 1 FROM metric UNION ALL
                SELECT 3, coalesce(max(depth), -1) FROM level UNION ALL
                SELECT 4, count(*) FROM destination UNION ALL
                SELECT 5, count(*) FROM kept_exclusion UNION ALL
                SELECT 6, count(*) FROM hand_exclusion UNION ALL
                SELECT 7, count(*) FROM kept_name UNION ALL
                SELECT 8, count(*) FROM renamed
                """, row -> numbers[row.integer(1)] = row.number(2));
        return new Continuation(
                numbers[0],
                numbers[1],
                numbers[2],
                (int) numbers[3],
                numbers[4] > 0,
                numbers[5] + numbers[6] > 0,
                numbers[7] + numbers[8] > 0);
    }
}
