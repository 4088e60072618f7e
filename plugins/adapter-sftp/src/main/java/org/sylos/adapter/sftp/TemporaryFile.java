package org.sylos.adapter.sftp;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * An unfinished file beside its final place. It gets its bytes, then everything else, and its final name last.
 *
 * <p>What comes after the last byte is asked for at once, and the rename when all of it was well: a small file costs three
 * waits.
 */
final class TemporaryFile {
    /** Never wider than asked for, not even for a moment. */
    private static final Attributes PRIVATE = new Attributes(null, null, 0600, null);

    private final Destination destination;
    private final ChannelPool.Lease lease;
    private final WriteSpec spec;
    private final byte[] place;
    private final byte[] handle;
    private boolean open = true;
    private boolean gone;

    private TemporaryFile(
            Destination destination, ChannelPool.Lease lease, WriteSpec spec, byte[] place, byte[] handle) {
        this.destination = destination;
        this.lease = lease;
        this.spec = spec;
        this.place = place;
        this.handle = handle;
    }

    /** Makes the file; takes the lease over unless that fails. */
    static TemporaryFile create(Destination destination, ChannelPool.Lease lease, WriteSpec spec) throws IOException {
        String name = destination.names().next(spec.owner());
        byte[] place = destination.tree().at(spec.parent().child(name).path());
        boolean modeComes = destination.permissions() && spec.metadata().mode() != null;
        SftpChannel channel = lease.channel();
        try {
            byte[] handle = channel.call(
                            Requests.open(place, Requests.CREATE_NEW, modeComes ? PRIVATE : Attributes.NONE))
                    .handle();
            return new TemporaryFile(destination, lease, spec, place, handle);
        } catch (StatusException e) {
            throw e;
        } catch (IOException e) {
            // It may have been made all the same; requests of one channel are done in their order.
            Interruption.shielded(() -> tidy(channel, place, e));
            throw e;
        }
    }

    private static void tidy(SftpChannel channel, byte[] place, IOException why) {
        if (channel.isOpen()) {
            try {
                channel.call(Requests.remove(place)).ok();
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
    }

    SftpChannel channel() {
        return lease.channel();
    }

    byte[] handle() {
        return handle;
    }

    /** Gives the file its metadata and then its name; all bytes have arrived. */
    Written publish() throws IOException {
        SftpChannel channel = lease.channel();
        Attributes wanted = wanted();
        CompletableFuture<Reply> set = wanted.isEmpty() ? null : channel.send(Requests.fsetstat(handle, wanted));
        CompletableFuture<Reply> look = channel.send(Requests.fstat(handle));
        CompletableFuture<Reply> sync = destination.fsync(channel) ? channel.send(Requests.fsync(handle)) : null;
        CompletableFuture<Reply> close = channel.send(Requests.close(handle));
        open = false;
        CompletableFuture<Reply> before =
                channel.send(Requests.lstat(destination.tree().at(spec.path())));
        if (set != null) {
            channel.await(set).ok();
        }
        Attributes now = channel.await(look).attributes();
        if (sync != null) {
            channel.await(sync).ok();
        }
        channel.await(close).ok();
        if (!Objects.equals(now.size(), spec.size())) {
            throw new FSException(
                    ErrorClass.CORRUPT,
                    spec.path(),
                    "the file has " + now.size() + " bytes after " + spec.size() + " were written",
                    null);
        }
        Attributes replaced = Place.found(channel.await(before));
        inheritMode(channel, replaced);
        destination.publisher().publish(channel, place, spec, replaced);
        gone = true;
        lease.close();
        return new Written(NodeRef.of(spec.path()), spec.size(), now.modified(), null);
    }

    private Attributes wanted() {
        Instant modified = spec.metadata().mtime();
        return new Attributes(
                null,
                null,
                destination.permissions() ? spec.metadata().mode() : null,
                modified == null
                        ? null
                        : Attributes.Times.of(destination.clock().instant(), modified));
    }

    /** A file that is replaced by one of which nobody said what may be done with it leaves that as it was. */
    private void inheritMode(SftpChannel channel, @Nullable Attributes replaced) throws IOException {
        if (spec.condition() instanceof WriteCondition.Unchanged
                && destination.permissions()
                && spec.metadata().mode() == null
                && replaced != null
                && replaced.isFile()) {
            Attributes mode = new Attributes(null, null, replaced.permissions(), null);
            channel.call(Requests.setstat(place, mode)).ok();
        }
    }

    /** Removes the file, unless it has got its name. Does nothing a second time. */
    void discard() throws IOException {
        if (gone) {
            return;
        }
        gone = true;
        try (lease) {
            Interruption.shielded(this::remove);
        }
    }

    private void remove() throws IOException {
        if (lease.channel().isOpen()) {
            remove(lease.channel());
            return;
        }
        // The conversation in which it was made has ended: what it left can be taken away in another one.
        try (ChannelPool.Lease other = destination.pool().lease()) {
            remove(other.channel());
        }
    }

    private void remove(SftpChannel channel) throws IOException {
        CompletableFuture<Reply> closed =
                open && channel == lease.channel() ? channel.send(Requests.close(handle)) : null;
        open = false;
        try {
            channel.call(Requests.remove(place)).ok();
        } catch (StatusException e) {
            if (!e.isMissing()) {
                throw e;
            }
        }
        if (closed != null) {
            channel.await(closed);
        }
    }
}
