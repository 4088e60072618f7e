package org.sylos.storage.duckdb;

import java.sql.SQLException;

/**
 * What decides which steps the comparison of a level needs: most levels need few of them.
 *
 * @param srcUnlisted folders above it on SRC that are still to be listed
 * @param srcFailed folders above it on SRC whose copy has failed
 * @param dstUnlisted folders above it on DST that are still to be listed
 * @param dstFailed folders above it on DST that could not be listed
 * @param src nodes on SRC
 * @param srcNative those of them with a native id
 * @param dst nodes on DST
 * @param dstNative those of them with a native id
 * @param dstPlain files and links on DST
 * @param dstUnreadable nodes on DST that could not be read
 */
record LevelFacts(
        long srcUnlisted,
        long srcFailed,
        long dstUnlisted,
        long dstFailed,
        long src,
        long srcNative,
        long dst,
        long dstNative,
        long dstPlain,
        long dstUnreadable) {

    static LevelFacts of(Session session, LevelIds ids) throws SQLException {
        return session.one(
                """
                SELECT sf.unlisted, sf.failed, df.unlisted, df.failed, s.nodes, s.native, d.nodes, d.native, d.plain, d.unreadable
                FROM (
                    SELECT count(*) FILTER (traversal = 1) AS unlisted, count(*) FILTER (copy & 15 = 4) AS failed
                    FROM src_node WHERE id BETWEEN ? AND ? AND kind = 1
                ) sf, (
                    SELECT count(*) FILTER (traversal = 1) AS unlisted, count(*) FILTER (traversal = 3) AS failed
                    FROM dst_node WHERE id BETWEEN ? AND ? AND kind = 1
                ) df, (
                    SELECT count(*) AS nodes, count(native_id) AS native FROM src_node WHERE id BETWEEN ? AND ?
                ) s, (
                    SELECT count(*) AS nodes, count(native_id) AS native, count(*) FILTER (traversal = 2) AS plain,
                           count(*) FILTER (traversal = 3) AS unreadable
                    FROM dst_node WHERE id BETWEEN ? AND ?
                ) d
                """,
                row -> new LevelFacts(
                        row.number(1),
                        row.number(2),
                        row.number(3),
                        row.number(4),
                        row.number(5),
                        row.number(6),
                        row.number(7),
                        row.number(8),
                        row.number(9),
                        row.number(10)),
                ids.srcFolders().first(),
                ids.srcFolders().last(),
                ids.dstFolders().first(),
                ids.dstFolders().last(),
                ids.src().first(),
                ids.src().last(),
                ids.dst().first(),
                ids.dst().last());
    }
}
