package org.sylos.adapter.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;

/** The server cannot be used, whatever is asked of it. */
final class ServiceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ErrorClass errorClass;

    ServiceException(ErrorClass errorClass, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.errorClass = errorClass;
    }

    ErrorClass errorClass() {
        return errorClass;
    }
}
