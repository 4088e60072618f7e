package org.sylos.adapter.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;

/** How interruption is told, and what is done in spite of it. */
final class Interruption {
    private Interruption() {}

    /** Something that is done to the end. */
    @FunctionalInterface
    interface Cleanup {
        void run() throws IOException;
    }

    /** Whether an error tells of an interruption. What tells of a time that is over looks alike. */
    static boolean isToldBy(IOException e) {
        return e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    }

    /** The exception by which interruption is told; the caller sets the thread's status. */
    static InterruptedIOException asException(InterruptedException cause) {
        InterruptedIOException e = new InterruptedIOException("interrupted while waiting for the server");
        e.initCause(cause);
        return e;
    }

    /** Tidies up, in an interrupted thread as well: its status is set again afterwards. */
    static void shielded(Cleanup cleanup) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            cleanup.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
