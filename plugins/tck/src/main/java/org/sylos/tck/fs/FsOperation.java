package org.sylos.tck.fs;

/** What can be asked of an adapter, and of the listings, channels and writes that it hands out. */
public enum FsOperation {
    TEST_CONNECTION,
    LIST,
    NEXT_PAGE,
    STAT,
    METADATA,
    SET_METADATA,
    OPEN_READ,
    READ,
    RECHECK,
    CREATE_ROOT,
    CREATE_FOLDER,
    OPEN_WRITE,
    WRITE,
    COMMIT,
    ABORT,
    CREATE_SYMLINK,
    COPY_FROM,
    CHECKSUM,
    DELETE,
    RENAME,
    NORMALISE,
    REMOVE_ABANDONED,
    STORAGE_INFO
}
