package org.sylos.storage.duckdb;

/**
 * Where a query has what conditions ask for: expressions of SQL over one row, which is a source node, a destination node, or
 * a pair of them. None of them holds anything that a person wrote.
 *
 * @param place what the row is called and where it is
 * @param size bytes, never null
 * @param mtimeSeconds seconds of the modification time, or null
 * @param mtimeNanos its nanoseconds, or null
 * @param state what the migration knows of it
 */
record RowColumns(Place place, String size, String mtimeSeconds, String mtimeNanos, State state) {

    /**
     * What a row is called and where it is.
     *
     * @param name the name, never null; empty for a root
     * @param path the path, never null. It may be dear: {@link SqlCondition#readsPath} tells whether it is needed
     * @param kind number of the kind, never null
     * @param depth distance from the root, never null
     * @param parentId id of its folder in the table {@code tree}
     * @param tree the table of the row's side, such as {@code src_node}
     */
    record Place(String name, String path, String kind, String depth, String parentId, String tree) {

        /** A folder of the same side under another alias; folders have their paths in the table. */
        Place folder(String alias) {
            return new Place(
                    alias + ".name", alias + ".path", alias + ".kind", alias + ".depth", alias + ".parent_id", tree);
        }
    }

    /**
     * What a migration knows of a row.
     *
     * @param srcTraversal number of the source node's traversal status; null where there is no source node
     * @param dstTraversal number of the destination node's traversal status; null where there is no destination node
     * @param copy number of the source node's copy status; 0 or null where there is none
     * @param srcFailure number of the error class of the source node's latest failure, when it is failed or drifted; or null
     * @param dstFailure number of the error class of the destination node's latest failure, when it is failed; or null
     * @param childless whether it is a folder that was listed and has no nodes in it
     * @param discoveryMarked whether it is marked to be listed again
     * @param copyMarked whether it is marked to be copied again
     */
    record State(
            String srcTraversal,
            String dstTraversal,
            String copy,
            String srcFailure,
            String dstFailure,
            String childless,
            String discoveryMarked,
            String copyMarked) {}
}
