package org.sylos.adapter.sftp;

import java.io.IOException;

/** The server refused a request. */
final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    static final int OK = 0;
    static final int EOF = 1;
    static final int NO_SUCH_FILE = 2;
    static final int PERMISSION_DENIED = 3;
    static final int FAILURE = 4;
    static final int BAD_MESSAGE = 5;
    static final int OP_UNSUPPORTED = 8;

    // Versions 4 to 6 have codes for what version 3 calls FAILURE; some servers use them in version 3 as well.
    static final int NO_CONNECTION = 6;
    static final int CONNECTION_LOST = 7;
    static final int INVALID_HANDLE = 9;
    static final int NO_SUCH_PATH = 10;
    static final int FILE_ALREADY_EXISTS = 11;
    static final int WRITE_PROTECT = 12;
    static final int NO_SPACE = 14;
    static final int QUOTA_EXCEEDED = 15;
    static final int LOCK_CONFLICT = 17;
    static final int DIR_NOT_EMPTY = 18;
    static final int NOT_A_DIRECTORY = 19;
    static final int INVALID_FILENAME = 20;
    static final int LINK_LOOP = 21;
    static final int FILE_IS_A_DIRECTORY = 24;

    private final int code;

    StatusException(int code, String message) {
        super(message.isBlank() ? "code " + code : message);
        this.code = code;
    }

    /** The number by which the protocol tells reasons apart. */
    int code() {
        return code;
    }

    /** Whether the reason is that something is not there. */
    boolean isMissing() {
        return code == NO_SUCH_FILE || code == NO_SUCH_PATH;
    }
}
