package org.sylos.adapter.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The channel to the server ended, or does not answer any more. What was asked may or may not have been done. */
final class LostException extends IOException {
    private static final long serialVersionUID = 1L;

    LostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
