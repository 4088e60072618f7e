package org.sylos.adapter.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/**
 * Tells what an error of the JDK means.
 *
 * <p>Where the JDK has no exception type of its own the system's text decides. The text follows the language of the process;
 * where it is not known, the two conditions that concern the whole storage, full and read-only, are looked up instead.
 */
final class Errors {
    /** Below this much free room an unknown error is taken for a full disk. */
    private static final long ALMOST_FULL = 64 * 1024;

    private static final Map<String, ErrorClass> TEXTS = Map.ofEntries(
            Map.entry("No space left on device", ErrorClass.NO_SPACE),
            Map.entry("Disk quota exceeded", ErrorClass.NO_SPACE),
            Map.entry("Read-only file system", ErrorClass.PERMISSION),
            Map.entry("Operation not permitted", ErrorClass.PERMISSION),
            Map.entry("Permission denied", ErrorClass.PERMISSION),
            Map.entry("File name too long", ErrorClass.INVALID_NAME),
            Map.entry("Invalid argument", ErrorClass.INVALID_NAME),
            Map.entry("Invalid or incomplete multibyte or wide character", ErrorClass.INVALID_NAME),
            Map.entry("File too large", ErrorClass.TOO_LARGE),
            Map.entry("Too many open files", ErrorClass.THROTTLED),
            Map.entry("Too many open files in system", ErrorClass.THROTTLED),
            Map.entry("Cannot allocate memory", ErrorClass.THROTTLED),
            Map.entry("Is a directory", ErrorClass.CONFLICT),
            Map.entry("Not a directory", ErrorClass.CONFLICT),
            Map.entry("Too many levels of symbolic links", ErrorClass.CONFLICT),
            Map.entry("Too many links", ErrorClass.UNSUPPORTED),
            Map.entry("Operation not supported", ErrorClass.UNSUPPORTED),
            Map.entry("No such device or address", ErrorClass.UNSUPPORTED),
            Map.entry("Structure needs cleaning", ErrorClass.CORRUPT),
            Map.entry("Bad message", ErrorClass.CORRUPT));

    private final Path root;

    Errors(Path root) {
        this.root = root;
    }

    /** One call into the file system. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Runs a call on a node; whatever goes wrong leaves as the contract has it. */
    <T> T guard(String path, Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (IOException e) {
            throw classify(path, e);
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            throw classify(path, cause == null ? new IOException(e) : cause);
        } catch (InvalidPathException e) {
            throw new FSException(ErrorClass.INVALID_NAME, path, "the system cannot hold this name", e);
        } catch (ClosedDirectoryStreamException e) {
            throw closed(path, e);
        }
    }

    /** What an error on a node means; interruptions stay what they are. */
    IOException classify(String path, IOException e) {
        if (e instanceof FSException
                || e instanceof ClosedByInterruptException
                || e instanceof InterruptedIOException) {
            return e;
        }
        if (e instanceof NoSuchFileException) {
            return new FSException(ErrorClass.NOT_FOUND, path, "there is no such file or folder", e);
        }
        if (e instanceof FolderMovedException) {
            return new FSException(
                    ErrorClass.CONFLICT, path, "its folder was moved or replaced while it was written", e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return new FSException(ErrorClass.ALREADY_EXISTS, path, "something is there already", e);
        }
        if (e instanceof AccessDeniedException) {
            return new FSException(ErrorClass.PERMISSION, path, "the system denies access", e);
        }
        if (e instanceof DirectoryNotEmptyException) {
            return new FSException(ErrorClass.CONFLICT, path, "the folder is not empty", e);
        }
        if (e instanceof NotDirectoryException) {
            return new FSException(ErrorClass.CONFLICT, path, "it is not a folder", e);
        }
        if (e instanceof NotLinkException) {
            return new FSException(ErrorClass.CONFLICT, path, "it is not a symbolic link any more", e);
        }
        if (e instanceof FileSystemLoopException) {
            return new FSException(ErrorClass.CONFLICT, path, "symbolic links lead in a circle", e);
        }
        if (e instanceof AtomicMoveNotSupportedException) {
            return new FSException(
                    ErrorClass.UNSUPPORTED, path, "the system cannot move it there in one step: another disk", e);
        }
        if (e instanceof AsynchronousCloseException || e instanceof ClosedChannelException) {
            return closed(path, e);
        }
        return fromText(path, e);
    }

    static FSException closed(String path, @Nullable Exception cause) {
        return new FSException(ErrorClass.FATAL, path, "the adapter or the file was closed while it was in use", cause);
    }

    private FSException fromText(String path, IOException e) {
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        if (reason == null) {
            return new FSException(ErrorClass.TRANSIENT, path, "the system gave no reason (" + e + ")", e);
        }
        for (Map.Entry<String, ErrorClass> known : TEXTS.entrySet()) {
            // The JDK appends advice to some of the system's texts.
            if (reason.equals(known.getKey()) || reason.startsWith(known.getKey() + " or ")) {
                return new FSException(known.getValue(), path, reason, e);
            }
        }
        return new FSException(ofStorage(), path, reason, e);
    }

    private ErrorClass ofStorage() {
        try {
            FileStore store = Files.getFileStore(root);
            if (store.isReadOnly()) {
                return ErrorClass.PERMISSION;
            }
            return store.getUsableSpace() < ALMOST_FULL ? ErrorClass.NO_SPACE : ErrorClass.TRANSIENT;
        } catch (IOException e) {
            return ErrorClass.TRANSIENT;
        }
    }
}
