package org.sylos.tck.fs;

import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.ReadChannel;

/** What can be asked of an adapter, and of the listings, channels and writes that it hands out. */
@Stability(Stability.Level.EVOLVING)
public enum FsOperation {
    /** {@link FSAdapter#testConnection}. */
    TEST_CONNECTION,
    /** {@link FSAdapter#list}. */
    LIST,
    /** {@link Listing#nextPage}. */
    NEXT_PAGE,
    /** {@link FSAdapter#stat}. */
    STAT,
    /** {@link FSAdapter#metadata}. */
    METADATA,
    /** {@link FSAdapter#setMetadata}. */
    SET_METADATA,
    /** {@link FSAdapter#openRead}. */
    OPEN_READ,
    /** {@link ReadChannel#read}. */
    READ,
    /** {@link ReadChannel#recheck}. */
    RECHECK,
    /** {@link FSAdapter#createRoot}. */
    CREATE_ROOT,
    /** {@link FSAdapter#createFolder}. */
    CREATE_FOLDER,
    /** {@link FSAdapter#openWrite}. */
    OPEN_WRITE,
    /** {@link FileWrite#write} or {@link FileWrite#writeAt}. */
    WRITE,
    /** {@link FileWrite#commit}. */
    COMMIT,
    /** {@link FileWrite#abort}. */
    ABORT,
    /** {@link FSAdapter#createSymlink}. */
    CREATE_SYMLINK,
    /** {@link FSAdapter#copyFrom}. */
    COPY_FROM,
    /** {@link FSAdapter#checksum}. */
    CHECKSUM,
    /** {@link FSAdapter#delete}. */
    DELETE,
    /** {@link FSAdapter#rename}. */
    RENAME,
    /** {@link FSAdapter#normalise}. */
    NORMALISE,
    /** {@link FSAdapter#removeAbandoned}. */
    REMOVE_ABANDONED,
    /** {@link FSAdapter#storageInfo}. */
    STORAGE_INFO
}
