package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/**
 * The tree below the root: turns root-relative paths into the server's, and makes sure that none leads through a link. The
 * protocol knows paths only, so that this is looked at just before each operation, all folders of the way at once; what was
 * found is believed for a moment. Thread-safe.
 */
final class Tree {
    private static final long BELIEVED_NANOS = 1_000_000_000L;
    private static final int MOST_REMEMBERED = 10_000;

    private final byte[] root;
    private final LongSupplier clock;
    private final Map<String, Long> folders = new ConcurrentHashMap<>();

    /**
     * Makes a tree; touches nothing.
     *
     * @param root path as the server is asked for it
     * @param clock nanoseconds, from anywhere
     */
    Tree(String root, LongSupplier clock) {
        this.root = root.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    byte[] root() {
        return root.clone();
    }

    /** The server's path of a node. */
    byte[] at(String path) throws FSException {
        byte[] below = Names.encode(path.length() == 1 ? "" : path, path);
        int top = root.length == 1 && root[0] == '/' ? 0 : root.length;
        if (below.length == 0) {
            return root();
        }
        byte[] all = new byte[top + below.length];
        System.arraycopy(root, 0, all, 0, top);
        System.arraycopy(below, 0, all, top, below.length);
        return all;
    }

    /** Makes sure that the folder which holds a node is a folder, reached through folders. */
    void requireParent(SftpChannel channel, String path) throws IOException {
        requireFolders(channel, Names.parent(path), path, ErrorClass.NOT_FOUND);
    }

    /**
     * Makes sure that a path leads to a folder through folders.
     *
     * @param asked the node concerned, for the error
     * @param whenFile class of the failure when it is no folder itself
     */
    void requireFolders(SftpChannel channel, String path, String asked, ErrorClass whenFile) throws IOException {
        List<String> unknown = new ArrayList<>();
        List<CompletableFuture<Reply>> answers = new ArrayList<>();
        long now = clock.getAsLong();
        int end = 1;
        while (end > 0) {
            String folder = path.substring(0, end);
            if (!believed(folder, now)) {
                unknown.add(folder);
                // The root may be a link: whoever configured it says where it leads.
                answers.add(
                        channel.send(folder.length() == 1 ? Requests.stat(at(folder)) : Requests.lstat(at(folder))));
            }
            end = end == path.length() ? 0 : next(path, end);
        }
        for (int i = 0; i < unknown.size(); i++) {
            check(channel.await(answers.get(i)), unknown.get(i), path, asked, whenFile);
        }
        if (folders.size() > MOST_REMEMBERED) {
            folders.clear();
        }
        unknown.forEach(folder -> folders.put(folder, now));
    }

    /** Believes no longer that there are folders at a path and below it. */
    void forget(String path) {
        folders.keySet().removeIf(folder -> folder.equals(path) || folder.startsWith(path + "/"));
    }

    private boolean believed(String folder, long now) {
        Long seen = folders.get(folder);
        return seen != null && now - seen < BELIEVED_NANOS;
    }

    private static int next(String path, int end) {
        int slash = path.indexOf('/', end + 1);
        return slash < 0 ? path.length() : slash;
    }

    private static void check(Reply answer, String folder, String path, String asked, ErrorClass whenFile)
            throws IOException {
        Attributes found;
        try {
            found = answer.attributes();
        } catch (StatusException e) {
            if (e.isMissing()) {
                throw new FSException(ErrorClass.NOT_FOUND, asked, "there is no folder " + folder, e);
            }
            throw e;
        }
        if (found.isLink()) {
            throw new FSException(
                    ErrorClass.CONFLICT, asked, folder + " is a symbolic link, through which nothing is done", null);
        }
        if (!found.isFolder()) {
            ErrorClass errorClass = folder.equals(path) ? whenFile : ErrorClass.NOT_FOUND;
            throw new FSException(errorClass, asked, folder + " is not a folder", null);
        }
    }
}
