package org.sylos.adapter.sftp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;

/**
 * Reads a folder as it goes. The server hands out some names at a time (OpenSSH: 100) and is asked for the next ones before the
 * last are used up; those and one page are all that is held.
 */
final class SftpListing implements Listing {
    private static final int AHEAD = 3;

    private final Errors errors;
    private final Entries entries;
    private final ChannelPool.Lease lease;
    private final String path;
    private final byte[] handle;
    private final int pageSize;
    private final Queue<CompletableFuture<Reply>> asked = new ArrayDeque<>();
    private final Deque<Reply.Name> names = new ArrayDeque<>();
    private boolean exhausted;
    private boolean ended;
    private boolean closed;

    private SftpListing(
            Errors errors, Entries entries, ChannelPool.Lease lease, String path, byte[] handle, int pageSize) {
        this.errors = errors;
        this.entries = entries;
        this.lease = lease;
        this.path = path;
        this.handle = handle;
        this.pageSize = pageSize;
    }

    /** Opens a folder; takes the lease over unless that fails. */
    static SftpListing open(
            Errors errors, Entries entries, ChannelPool.Lease lease, byte[] place, String path, int pageSize)
            throws IOException {
        byte[] handle = lease.channel().call(Requests.opendir(place)).handle();
        return new SftpListing(errors, entries, lease, path, handle, pageSize);
    }

    @Override
    public List<Entry> nextPage() throws IOException {
        if (ended) {
            return List.of();
        }
        // Whatever goes wrong, a listing that failed says nothing more.
        ended = true;
        List<Entry> page = errors.guard(path, this::read);
        ended = page.isEmpty();
        return page;
    }

    private List<Entry> read() throws IOException {
        while (true) {
            List<Reply.Name> some = new ArrayList<>();
            while (some.size() < pageSize && fill()) {
                some.add(names.remove());
            }
            List<Entry> page = entries.of(lease.channel(), path, some);
            if (!page.isEmpty() || some.isEmpty()) {
                return page;
            }
        }
    }

    /** Whether there is another name at hand, after asking for more if need be. */
    private boolean fill() throws IOException {
        while (names.isEmpty() && !exhausted) {
            while (asked.size() < AHEAD) {
                asked.add(lease.channel().send(Requests.readdir(handle)));
            }
            List<Reply.Name> more = lease.channel().await(asked.remove()).names();
            if (more == null) {
                exhausted = true;
            } else {
                more.stream().filter(name -> !Entries.isDots(name.bytes())).forEach(names::add);
            }
        }
        return !names.isEmpty();
    }

    @Override
    public void close() {
        ended = true;
        if (!closed) {
            closed = true;
            lease.channel().closeUnwatched(handle);
            lease.close();
        }
    }
}
