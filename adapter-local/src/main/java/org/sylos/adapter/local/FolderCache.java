package org.sylos.adapter.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Folders kept open between operations, because opening one takes a handful of system calls for each level above it.
 *
 * <p>A cached folder is handed out only while its path still leads to it, and for a second at most, so that a folder that
 * was moved out of the tree and linked back is noticed too. Thread-safe.
 */
final class FolderCache implements Closeable {
    private static final int CAPACITY = 32;
    private static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Held> open = new LinkedHashMap<>(CAPACITY, 0.75f, true);
    private boolean closed;

    /** A folder in use. The folder stays open at least until the lease is closed. */
    final class Lease implements Closeable {
        private final Held held;
        private final boolean top;
        private boolean returned;

        private Lease(Held held, String path) {
            this.held = held;
            this.top = path.length() == 1;
        }

        Folder folder() {
            return held.folder;
        }

        /** Whether the path still leads to the folder, however long it has been in use. */
        boolean current() {
            return held.placed(top);
        }

        @Override
        public void close() throws IOException {
            Folder unused;
            synchronized (open) {
                if (returned) {
                    return;
                }
                returned = true;
                held.users--;
                unused = held.unused();
            }
            closeAll(unused == null ? List.of() : List.of(unused));
        }
    }

    private static final class Held {
        private final Folder folder;
        private final @Nullable Object key;
        private final long since = System.nanoTime();
        private int users;
        private boolean retired;

        private Held(Folder folder) throws IOException {
            this.folder = folder;
            this.key = folder.attributes().fileKey();
        }

        private @Nullable Folder unused() {
            return retired && users == 0 ? folder : null;
        }

        private boolean recent() {
            return System.nanoTime() - since <= LIFETIME_NANOS;
        }

        private boolean placed(boolean top) {
            Path place = folder.place();
            try {
                BasicFileAttributes now = top
                        ? Files.readAttributes(place, BasicFileAttributes.class)
                        : Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return now.isDirectory() && Objects.equals(now.fileKey(), key);
            } catch (IOException e) {
                // Gone, or not to be reached any more: opening it anew tells the caller which.
                return false;
            }
        }
    }

    /** The folder of a path, if it is open and still the one that the path leads to. */
    @Nullable
    Lease get(String path) throws IOException {
        Lease lease = lease(path);
        return lease == null || (lease.held.recent() && lease.current()) ? lease : drop(path, lease);
    }

    /** The folder of a path, if it is open and was the one that the path led to within the last second. */
    @Nullable
    Lease getRecent(String path) throws IOException {
        Lease lease = lease(path);
        return lease == null || lease.held.recent() ? lease : drop(path, lease);
    }

    private @Nullable Lease lease(String path) {
        synchronized (open) {
            Held held = open.get(path);
            if (held == null) {
                return null;
            }
            held.users++;
            return new Lease(held, path);
        }
    }

    private @Nullable Lease drop(String path, Lease outdated) throws IOException {
        forget(path, outdated.held);
        outdated.close();
        return null;
    }

    /** Keeps a folder that was just opened; the cache closes it. */
    Lease put(String path, Folder folder) throws IOException {
        Held held = hold(folder);
        List<Folder> unused = new ArrayList<>();
        synchronized (open) {
            held.users = 1;
            if (closed) {
                held.retired = true;
            } else {
                retire(open.put(path, held), unused);
                Iterator<Held> eldest = open.values().iterator();
                while (open.size() > CAPACITY) {
                    retire(eldest.next(), unused);
                    eldest.remove();
                }
            }
        }
        closeAll(unused);
        return new Lease(held, path);
    }

    private static Held hold(Folder folder) throws IOException {
        try {
            return new Held(folder);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /** Forgets a path and all below it, because what it leads to is about to change. */
    void forgetBelow(String path) throws IOException {
        List<Folder> unused = new ArrayList<>();
        synchronized (open) {
            open.entrySet().removeIf(entry -> {
                boolean below = entry.getKey().startsWith(path)
                        && (path.length() == 1
                                || entry.getKey().length() == path.length()
                                || entry.getKey().charAt(path.length()) == '/');
                if (below) {
                    retire(entry.getValue(), unused);
                }
                return below;
            });
        }
        closeAll(unused);
    }

    @Override
    public void close() throws IOException {
        synchronized (open) {
            closed = true;
        }
        forgetBelow("/");
    }

    private void forget(String path, Held held) throws IOException {
        List<Folder> unused = new ArrayList<>();
        synchronized (open) {
            if (open.remove(path, held)) {
                retire(held, unused);
            }
        }
        closeAll(unused);
    }

    private static void retire(@Nullable Held held, List<Folder> unused) {
        if (held != null) {
            held.retired = true;
            if (held.users == 0) {
                unused.add(held.folder);
            }
        }
    }

    private static void closeAll(List<Folder> folders) throws IOException {
        for (Folder folder : folders) {
            folder.close();
        }
    }
}
