package org.sylos.storage.duckdb;

/**
 * The ids of a level on both sides, and of the level above it.
 *
 * @param srcFolders the level above on SRC
 * @param dstFolders the level above on DST
 * @param src the level on SRC
 * @param dst the level on DST
 */
record LevelIds(Range srcFolders, Range dstFolders, Range src, Range dst) {
    static LevelIds of(Tree src, Tree dst, int depth) {
        return new LevelIds(src.level(depth - 1), dst.level(depth - 1), src.found(depth), dst.found(depth));
    }
}
