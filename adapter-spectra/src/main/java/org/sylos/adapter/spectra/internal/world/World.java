package org.sylos.adapter.spectra.internal.world;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.internal.content.Checksums;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.WriteCondition;

/**
 * One world as its users meet it. Thread-safe; every change is seen at once and whole. A folder's own time does not change
 * with its children.
 */
public interface World {
    /** Whether the bytes of written files are kept. */
    boolean keepBytes();

    /** Whether the simulator was closed; nothing should be asked of the world then. */
    boolean closed();

    /** Whether operations wait for something else than a processor, so that more of them at once get more done. */
    boolean waits();

    /** What was asked of the world so far. */
    Meter meter();

    /**
     * What is at a place; the root of an adapter has an empty name.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}
     */
    Entry entry(Place place) throws IOException;

    /**
     * The file at a place, to compute a checksum of it.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, or {@link ErrorClass#CONFLICT} when it is a folder
     */
    FileState file(Place place) throws IOException;

    /**
     * The checksum of the file at a place.
     *
     * @throws FSException as {@link #file}; {@link ErrorClass#UNSUPPORTED} for an algorithm that there is not
     */
    default Checksum checksum(Place place, ChecksumAlgorithm algorithm) throws IOException {
        FileState state = file(place);
        return Checksums.of(state.content(), state.size(), algorithm)
                .orElseThrow(() -> new FSException(
                        ErrorClass.UNSUPPORTED,
                        place.path(),
                        "the simulator has no " + algorithm.label() + " checksums",
                        null));
    }

    /**
     * A part of the file at a place, to read it.
     *
     * @param offset where it begins, zero or more
     * @param length most bytes of it, zero or more
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, or {@link ErrorClass#CONFLICT} when it is a folder
     */
    OpenFile open(Place place, long offset, long length) throws IOException;

    /**
     * The children of the folder at a place.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, or {@link ErrorClass#CONFLICT} when it is a file
     */
    Listing list(Place place, int pageSize) throws IOException;

    /**
     * Creates a folder, unless it is there already.
     *
     * @throws FSException with {@link ErrorClass#CONFLICT} when a file has the name, {@link ErrorClass#NOT_FOUND} when the
     *     folder above is missing
     */
    void createFolder(Place place, Instant now) throws IOException;

    /**
     * Begins to write a file: checks what {@link #putFile} checks, now.
     *
     * @throws FSException as that does
     */
    void checkPut(Place place, @Nullable WriteCondition condition) throws IOException;

    /**
     * Puts a file in place that was begun to be written, new or instead of another.
     *
     * @param condition null to replace any file that is there
     * @throws FSException with {@link ErrorClass#NOT_FOUND} when the folder is missing, {@link ErrorClass#ALREADY_EXISTS} or
     *     {@link ErrorClass#CONFLICT} when the condition does not hold or a folder is there
     */
    void putFile(Place place, @Nullable WriteCondition condition, FileState file) throws IOException;

    /**
     * Sets a modification time.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}
     */
    void setMtime(Place place, Instant mtime) throws IOException;

    /**
     * Deletes a file or an empty folder, if it is there.
     *
     * @throws FSException with {@link ErrorClass#CONFLICT} for a folder that is not empty, and for the root of the world
     */
    void delete(Place place) throws IOException;

    /**
     * Moves a node with everything below it. What is generated below a moved folder moves with it.
     *
     * @throws FSException with {@link ErrorClass#NOT_FOUND}, {@link ErrorClass#ALREADY_EXISTS}, or {@link
     *     ErrorClass#CONFLICT} when a folder would come to lie in itself
     */
    void move(Place from, Place to) throws IOException;
}
