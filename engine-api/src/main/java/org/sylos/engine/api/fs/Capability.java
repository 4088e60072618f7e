package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/** Something that an adapter may or may not be able to do. */
@Stability(Stability.Level.EVOLVING)
public enum Capability {
    /** {@link FSAdapter#openRead} can start anywhere and end anywhere. Without it only the whole file is read. */
    RANGE_READ,
    /** {@link FileWrite#writeAt} takes parts in any order and from several threads. */
    PARALLEL_WRITE,
    /** {@link FileWrite#commit} replaces an existing file in one step: a reader sees the old or the new one, whole. */
    ATOMIC_REPLACE,
    /** {@link FSAdapter#copyFrom} may do better than a stream for some sources. */
    FAST_COPY,
    /** Modification times can be set on files. */
    SET_FILE_MTIME,
    /** Modification times can be set on folders. */
    SET_FOLDER_MTIME,
    /** POSIX permission bits are read and set. */
    PERMISSIONS,
    /** Owner and group are read and set. */
    OWNER,
    /** Extended attributes are read and set. */
    XATTRS,
    /** Symbolic links are listed and created as links. */
    SYMLINKS,
    /** Nodes have native ids, and operations address them by it. */
    NATIVE_IDS,
    /** A folder may hold two nodes of one kind and name, told apart by native id. */
    DUPLICATE_NAMES,
    /** A folder may hold a file and a folder of one name. */
    FILE_AND_FOLDER_OF_ONE_NAME,
    /** {@link FSAdapter#rename} works. */
    RENAME,
    /** {@link FSAdapter#storageInfo} knows sizes. */
    STORAGE_INFO
}
