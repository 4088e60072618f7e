package org.sylos.adapter.spectra.internal.nio;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.ReadChannel;

/** Asks worlds for nodes, and says what went wrong as callers of {@code java.nio.file} expect it. */
final class Nodes {
    private static final int PAGE = 1000;

    private Nodes() {}

    static Entry entry(WorldPath path) throws IOException {
        try {
            return path.getFileSystem().world().stat(path.inWorld());
        } catch (FSException e) {
            throw translated(path, e);
        }
    }

    static Listing list(WorldPath folder) throws IOException {
        try {
            return folder.getFileSystem().world().list(folder.inWorld(), PAGE);
        } catch (FSException e) {
            throw e.errorClass() == ErrorClass.CONFLICT
                    ? causedBy(e, new NotDirectoryException(folder.toString()))
                    : translated(folder, e);
        }
    }

    static ReadChannel open(WorldPath file, long position) throws IOException {
        try {
            return file.getFileSystem().world().open(file.inWorld(), position, Long.MAX_VALUE);
        } catch (FSException e) {
            throw translated(file, e);
        }
    }

    static FileSystemException translated(WorldPath path, FSException failure) {
        String text = path.toString();
        String message = failure.getMessage();
        return causedBy(
                failure,
                switch (failure.errorClass()) {
                    case NOT_FOUND -> new NoSuchFileException(text);
                    case PERMISSION, AUTH -> new AccessDeniedException(text, null, message);
                    default -> new FileSystemException(text, null, message);
                });
    }

    private static FileSystemException causedBy(FSException failure, FileSystemException exception) {
        exception.initCause(failure);
        return exception;
    }
}
