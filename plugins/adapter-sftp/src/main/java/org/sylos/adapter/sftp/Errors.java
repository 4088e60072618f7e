package org.sylos.adapter.sftp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/**
 * Tells what a failure means. Version 3 of the protocol has few reasons, and calls most of what goes wrong FAILURE; where
 * such a failure may be that of a full or read-only disk, the server is asked for that.
 */
final class Errors {
    private static final Map<Integer, ErrorClass> CODES = Map.ofEntries(
            Map.entry(StatusException.NO_SUCH_FILE, ErrorClass.NOT_FOUND),
            Map.entry(StatusException.NO_SUCH_PATH, ErrorClass.NOT_FOUND),
            Map.entry(StatusException.PERMISSION_DENIED, ErrorClass.PERMISSION),
            Map.entry(StatusException.WRITE_PROTECT, ErrorClass.PERMISSION),
            Map.entry(StatusException.BAD_MESSAGE, ErrorClass.INVALID_NAME),
            Map.entry(StatusException.INVALID_FILENAME, ErrorClass.INVALID_NAME),
            Map.entry(StatusException.OP_UNSUPPORTED, ErrorClass.UNSUPPORTED),
            Map.entry(StatusException.FILE_ALREADY_EXISTS, ErrorClass.ALREADY_EXISTS),
            Map.entry(StatusException.NO_SPACE, ErrorClass.NO_SPACE),
            Map.entry(StatusException.QUOTA_EXCEEDED, ErrorClass.NO_SPACE),
            Map.entry(StatusException.DIR_NOT_EMPTY, ErrorClass.CONFLICT),
            Map.entry(StatusException.NOT_A_DIRECTORY, ErrorClass.CONFLICT),
            Map.entry(StatusException.LINK_LOOP, ErrorClass.CONFLICT),
            Map.entry(StatusException.FILE_IS_A_DIRECTORY, ErrorClass.CONFLICT));

    private final ChannelPool pool;
    private final byte[] root;

    Errors(ChannelPool pool, byte[] root) {
        this.pool = pool;
        this.root = root;
    }

    /** One or more calls to the server. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Runs calls on a node; whatever goes wrong leaves as the contract has it. */
    <T> T guard(String path, Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (IOException e) {
            throw classify(path, e);
        }
    }

    /** What a failure on a node means; interruptions stay what they are. */
    IOException classify(String path, IOException e) {
        if (e instanceof FSException || Interruption.isToldBy(e) || e instanceof ClosedChannelException) {
            return e;
        }
        if (e instanceof ServiceException service) {
            return new FSException(service.errorClass(), path, String.valueOf(service.getMessage()), e);
        }
        if (e instanceof StatusException status) {
            ErrorClass known = CODES.get(status.code());
            return known == null
                    ? unclear(path, status)
                    : new FSException(known, path, describe(known) + said(status), status);
        }
        String message =
                e instanceof EOFException ? "the connection to the server was lost" : String.valueOf(e.getMessage());
        return new FSException(ErrorClass.TRANSIENT, path, message, e);
    }

    private IOException unclear(String path, StatusException status) {
        try (ChannelPool.Lease lease = pool.lease()) {
            SftpChannel channel = lease.channel();
            if (channel.has(Extension.STATVFS)) {
                Space space = Space.read(channel.call(Requests.statvfs(root)).extended());
                if (space.readOnly()) {
                    return new FSException(ErrorClass.PERMISSION, path, "the server's disk is read-only", status);
                }
                if (space.full()) {
                    return new FSException(ErrorClass.NO_SPACE, path, "the server's disk is full", status);
                }
            }
        } catch (InterruptedIOException e) {
            return e;
        } catch (IOException e) {
            status.addSuppressed(e);
        }
        return new FSException(ErrorClass.TRANSIENT, path, "the server could not do it" + said(status), status);
    }

    private static String said(StatusException status) {
        return " (the server says: " + status.getMessage() + ")";
    }

    private static String describe(ErrorClass errorClass) {
        return switch (errorClass) {
            case NOT_FOUND -> "there is no such file or folder";
            case PERMISSION -> "the server denies access";
            case INVALID_NAME -> "the server cannot hold or address a node of this name";
            case UNSUPPORTED -> "the server cannot do that";
            case ALREADY_EXISTS -> "something is there already";
            case NO_SPACE -> "the server's disk or quota is full";
            default -> "what is there does not go together with what was asked";
        };
    }

    /**
     * How much room a file system of the server has.
     *
     * @param total its size in bytes
     * @param usable what can still be written
     * @param nodes how many files can still be made
     */
    record Space(long total, long usable, long nodes, long allNodes, boolean readOnly) {
        /** A file system that has less is taken for full: the last blocks are not everybody's. */
        private static final long ALMOST_FULL = 64 * 1024;

        private static final int READ_ONLY = 1;

        /** Takes the answer to a question for it. */
        static Space read(ByteBuffer from) throws IOException {
            if (from.remaining() < 11 * Long.BYTES) {
                throw new IOException("the server's answer about its disk ends before its time");
            }
            from.getLong();
            long block = from.getLong();
            long blocks = from.getLong();
            from.getLong();
            long usable = from.getLong();
            long allNodes = from.getLong();
            from.getLong();
            long nodes = from.getLong();
            from.getLong();
            boolean readOnly = (from.getLong() & READ_ONLY) != 0;
            return new Space(bytes(block, blocks), bytes(block, usable), nodes, allNodes, readOnly);
        }

        boolean full() {
            // Some file systems do not count nodes, and tell 0 of 0.
            return usable < ALMOST_FULL || (nodes == 0 && allNodes != 0);
        }

        private static long bytes(long block, long count) {
            long bytes = block * count;
            return bytes < 0 ? Long.MAX_VALUE : bytes;
        }
    }
}
