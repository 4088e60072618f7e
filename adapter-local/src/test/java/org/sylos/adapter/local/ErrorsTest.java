package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

class ErrorsTest {
    @TempDir
    Path root;

    private ErrorClass classOf(IOException e) {
        IOException classified = new Errors(root).classify("/node", e);
        assertThat(classified).isInstanceOf(FSException.class);
        FSException failure = (FSException) classified;
        assertThat(failure.path()).isEqualTo("/node");
        assertThat(failure.getMessage()).isNotBlank();
        assertThat(failure).hasCause(e);
        return failure.errorClass();
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, NO_SPACE",
        "Disk quota exceeded, NO_SPACE",
        "Read-only file system, PERMISSION",
        "Operation not permitted, PERMISSION",
        "File name too long, INVALID_NAME",
        "Invalid argument, INVALID_NAME",
        "File too large, TOO_LARGE",
        "Too many open files, THROTTLED",
        "Too many open files in system, THROTTLED",
        "Is a directory, CONFLICT",
        "Too many levels of symbolic links or unable to access attributes of symbolic link, CONFLICT",
        "No such device or address, UNSUPPORTED",
        "Structure needs cleaning, CORRUPT",
        "Input/output error, TRANSIENT",
        "Stale file handle, TRANSIENT",
        "Kein Speicherplatz mehr, TRANSIENT"
    })
    void theSystemsTextsAreKnown(String text, ErrorClass expected) {
        assertThat(classOf(new IOException(text))).isEqualTo(expected);
        assertThat(classOf(new FileSystemException("/some/path", null, text))).isEqualTo(expected);
    }

    @Test
    void theTypesOfTheJdkAreKnown() {
        assertThat(classOf(new NoSuchFileException("x"))).isEqualTo(ErrorClass.NOT_FOUND);
        assertThat(classOf(new FileAlreadyExistsException("x"))).isEqualTo(ErrorClass.ALREADY_EXISTS);
        assertThat(classOf(new AccessDeniedException("x"))).isEqualTo(ErrorClass.PERMISSION);
        assertThat(classOf(new DirectoryNotEmptyException("x"))).isEqualTo(ErrorClass.CONFLICT);
        assertThat(classOf(new NotDirectoryException("x"))).isEqualTo(ErrorClass.CONFLICT);
        assertThat(classOf(new FileSystemException("x"))).isEqualTo(ErrorClass.TRANSIENT);
    }

    @Test
    void interruptionsStayWhatTheyAre() {
        IOException closed = new ClosedByInterruptException();
        assertThat(new Errors(root).classify("/", closed)).isSameAs(closed);
        IOException interrupted = new InterruptedIOException();
        assertThat(new Errors(root).classify("/", interrupted)).isSameAs(interrupted);
    }

    @Test
    void messagesDoNotRepeatThePath() {
        IOException classified = new Errors(root)
                .classify("/node", new FileSystemException("/secret/place", null, "Input/output error"));
        assertThat(classified).hasMessage("Input/output error");
    }
}
