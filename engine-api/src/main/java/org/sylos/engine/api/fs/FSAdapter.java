package org.sylos.engine.api.fs;

import java.io.IOException;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * One tree of a storage, below one root.
 *
 * <p>Storages differ. A file system has real folders, renames in one step and tells times to the nanosecond; an object store
 * has keys, makes a file appear when its upload completes, and lists in pages; a drive tells nodes apart by id and may hold
 * two of one name. The contract is what the engine needs of all of them; {@link #capabilities} says the rest.
 *
 * <ul>
 *   <li><b>Threads.</b> Every method may be called from many threads at once.
 *   <li><b>Interruption.</b> A blocked or long operation of an interrupted thread ends promptly with {@link
 *       java.io.InterruptedIOException} or {@link java.nio.channels.ClosedByInterruptException}, the interrupt status set.
 *   <li><b>Errors.</b> Everything else that goes wrong is an {@link FSException} with the class that fits best. An adapter does
 *       not retry: it turns its client library's own retries off, or says in its documentation what it costs.
 *   <li><b>Confinement.</b> No operation reads or writes outside the root, whatever names or links it meets. A name or path
 *       that would lead out fails with {@link ErrorClass#INVALID_NAME}.
 *   <li><b>Absent abilities.</b> An operation that needs a missing {@link Capability} fails with {@link
 *       ErrorClass#UNSUPPORTED} and changes nothing.
 *   <li><b>Missing nodes</b> fail with {@link ErrorClass#NOT_FOUND}, unless the method says otherwise.
 * </ul>
 *
 * <p>The rules are numbered in {@code CONTRACT.md} ({@code FS-…}) and tested by the adapter kit.
 */
@Stability(Stability.Level.EVOLVING)
public interface FSAdapter extends AutoCloseable {
    /** {@return what the adapter can do; always equal} */
    Capabilities capabilities();

    /** {@return the root of the tree} It need not exist yet. */
    NodeRef root();

    /**
     * {@return where the root is, as a person would write it, without secrets: for messages and for telling roots
     * apart}
     */
    String displayLocation();

    /**
     * Checks that the storage can be reached with the credentials given; changes nothing. A root that does not exist is no
     * error here.
     *
     * @throws FSException with {@link ErrorClass#AUTH}, {@link ErrorClass#PERMISSION}, {@link ErrorClass#TRANSIENT} or
     *     {@link ErrorClass#FATAL}
     */
    void testConnection() throws IOException;

    /**
     * Opens the list of a folder's immediate children. Links are not followed unless the adapter is configured to.
     *
     * @param folder the folder
     * @param pageSize most entries a page, at least 1
     * @return the list, which its caller closes; nothing need have been asked of the storage yet
     * @throws FSException here or in {@link Listing#nextPage}: {@link ErrorClass#NOT_FOUND} when the folder is missing, {@link
     *     ErrorClass#CONFLICT} when it is not a folder, {@link ErrorClass#PERMISSION} when it may not be read
     */
    Listing list(NodeRef folder, int pageSize) throws IOException;

    /**
     * {@return the node as it is now}
     *
     * @param node a folder, a file or a link; a link is not followed
     * @throws IOException an {@link FSException} with {@link ErrorClass#NOT_FOUND} when it is missing, or any other
     *     class; or the thread is interrupted
     */
    Entry stat(NodeRef node) throws IOException;

    /**
     * {@return permissions, owner and attributes of a node, as far as the adapter keeps them; links are not followed}
     *
     * @param node the node
     * @throws IOException an {@link FSException} with {@link ErrorClass#NOT_FOUND} when it is missing, or any other
     *     class; or the thread is interrupted
     */
    Metadata metadata(NodeRef node) throws IOException;

    /**
     * Sets the parts of the metadata that are given and that the adapter can keep; passes over the others. Links are not
     * followed. Not atomic: after a failure some parts may be set.
     *
     * @param node the node
     * @param metadata what to set; parts that are null stay as they are
     * @throws IOException an {@link FSException} with {@link ErrorClass#NOT_FOUND} when it is missing, {@link
     *     ErrorClass#PERMISSION} when it may not be set, or any other class; or the thread is interrupted
     */
    void setMetadata(NodeRef node, Metadata metadata) throws IOException;

    /**
     * Opens a file for reading.
     *
     * @param file the file
     * @param offset first byte to read, from 0 to the size
     * @param length most bytes to read; {@link Long#MAX_VALUE} for all there are
     * @return the open file, which its caller closes
     * @throws FSException with {@link ErrorClass#CONFLICT} when it is not a file; {@link ErrorClass#UNSUPPORTED} when a range
     *     is asked for without {@link Capability#RANGE_READ}
     */
    ReadChannel openRead(NodeRef file, long offset, long length) throws IOException;

    /**
     * Creates the root folder with whatever is missing above it. When it is there already nothing changes.
     *
     * @return how the root is addressed
     * @throws FSException with {@link ErrorClass#CONFLICT} when something that is not a folder is in its place
     */
    NodeRef createRoot() throws IOException;

    /**
     * Creates a folder. When a folder of that name is there already, nothing changes and it is returned.
     *
     * @param parent the folder that will hold it
     * @param name its name
     * @return how the folder is addressed
     * @throws FSException with {@link ErrorClass#CONFLICT} when something that is not a folder has the name, {@link
     *     ErrorClass#NOT_FOUND} when the parent is missing, {@link ErrorClass#INVALID_NAME} when the name cannot be
     */
    NodeRef createFolder(NodeRef parent, String name) throws IOException;

    /**
     * Begins to write a file. Nothing is seen under the final name before {@link FileWrite#commit}. A condition that already
     * fails may be reported here or at the commit.
     *
     * @param spec what will be written, and where
     * @return the transaction, which its caller commits or aborts, and closes
     * @throws FSException with {@link ErrorClass#NOT_FOUND} when the parent is missing, {@link ErrorClass#INVALID_NAME},
     *     {@link ErrorClass#TOO_LARGE}, {@link ErrorClass#NO_SPACE}, …
     */
    FileWrite openWrite(WriteSpec spec) throws IOException;

    /**
     * Creates a symbolic link in one step, under the same conditions as a file. The target text is stored as it is and is
     * not followed.
     *
     * @param spec where the link will be; its size is 0
     * @param target the target text
     * @return the link that is now there
     * @throws IOException an {@link FSException} with {@link ErrorClass#UNSUPPORTED} without {@link
     *     Capability#SYMLINKS}; otherwise as {@link #openWrite} and {@link FileWrite#commit}
     */
    default Written createSymlink(WriteSpec spec, String target) throws IOException {
        throw new FSException(ErrorClass.UNSUPPORTED, spec.path(), "this storage has no symbolic links", null);
    }

    /**
     * The fast path: takes a file straight from another adapter when that is better than a stream, for example on one disk or
     * on one server. It either does the whole job, with all the promises of {@link #openWrite} and {@link FileWrite#commit}, or
     * answers {@link CopyResult.NotMine} before it has touched anything.
     *
     * @param source the adapter that holds the file
     * @param file the file in it
     * @param expected the file as planned: it is compared when the copy begins and again when the last byte is read
     * @param spec what to write; its {@code size} equals that of {@code expected}
     * @param keep parts of the source's metadata to take over besides those that {@code spec} gives, as far as this adapter
     *     can: any of {@link Capability#PERMISSIONS}, {@link Capability#OWNER} and {@link Capability#XATTRS}
     * @param monitor hears of progress at least every 64 MiB
     * @return how it ended
     * @throws IOException an {@link FSException} as {@link #openRead}, {@link #openWrite} and {@link FileWrite#commit}
     *     throw it; or the thread is interrupted. Nothing is then left behind
     */
    default CopyResult copyFrom(
            FSAdapter source,
            NodeRef file,
            Expected expected,
            WriteSpec spec,
            Set<Capability> keep,
            TransferMonitor monitor)
            throws IOException {
        return CopyResult.NOT_MINE;
    }

    /**
     * {@return the checksum of a file's present bytes}
     *
     * @param file the file
     * @param algorithm one of {@link Capabilities#checksums}
     * @throws FSException with {@link ErrorClass#UNSUPPORTED} when the algorithm is not among {@link
     *     Capabilities#checksums}
     */
    Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException;

    /**
     * Deletes a file, a link, or an empty folder. A node that is not there is no error.
     *
     * @param node what to delete
     * @throws FSException with {@link ErrorClass#CONFLICT} for a folder that is not empty
     */
    void delete(NodeRef node) throws IOException;

    /**
     * Renames or moves a node inside the tree in one step.
     *
     * @param node what to move
     * @param newParent the folder that will hold it
     * @param newName its name there
     * @return how the node is addressed from now on
     * @throws FSException with {@link ErrorClass#ALREADY_EXISTS} when the new name is taken, {@link ErrorClass#UNSUPPORTED}
     *     without {@link Capability#RENAME}
     */
    default NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        throw new FSException(ErrorClass.UNSUPPORTED, node.path(), "this storage cannot rename", null);
    }

    /**
     * Brings a root-relative path into the form in which the adapter's listings give it: single slashes, no slash at the end.
     *
     * @param path starts with {@code /}
     * @return the same path as listings give it
     * @throws FSException with {@link ErrorClass#INVALID_NAME} when a part is empty, {@code .} or {@code ..}, or cannot be a
     *     name here
     */
    String normalise(String path) throws IOException;

    /**
     * Removes from one folder whatever unfinished writes of this owner were left there, for example by a killed process. Only
     * called when no write of that owner is going on in the folder.
     *
     * @param folder the folder; not what is below it
     * @param owner the token of {@link WriteSpec#owner}
     * @return how many were removed; 0 when there were none, or when the folder does not exist
     * @throws IOException an {@link FSException} when the folder cannot be looked through or something cannot be
     *     removed; or the thread is interrupted
     */
    int removeAbandoned(NodeRef folder, String owner) throws IOException;

    /**
     * {@return whether this tree and another adapter's share nodes: because they are the same, or because one lies
     * inside the other} A migration between such trees is refused. Unless an adapter knows better, trees of one
     * location are the same.
     *
     * @param other any adapter, of this kind or another
     */
    default boolean overlaps(FSAdapter other) {
        return displayLocation().equals(other.displayLocation());
    }

    /**
     * {@return how much room there is; {@link StorageInfo#UNKNOWN} without {@link Capability#STORAGE_INFO}}
     *
     * @throws IOException an {@link FSException} with any class; or the thread is interrupted
     */
    default StorageInfo storageInfo() throws IOException {
        return StorageInfo.UNKNOWN;
    }

    /** Releases what the adapter holds. Operations in flight may fail. Closing twice is harmless. */
    @Override
    void close();
}
