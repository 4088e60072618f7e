package org.sylos.adapter.sftp;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;

/**
 * Gives finished nodes their final names, in one step, if what is there is what was expected. Thread-safe.
 *
 * <p>A name that must be free is given by the protocol's own rename, which fails when it is taken: OpenSSH makes it of a hard
 * link, which no other writer can come before. Where something is replaced, the look and the rename that replaces are one for
 * all writers of this process; what another program does between the two is not seen.
 */
final class Publisher {
    private static final int STRIPES = 256;

    /** One for all adapters: two may have the same root. */
    private static final List<ReentrantLock> LOCKS =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    private final Tree tree;
    private final TemporaryNames names;
    private final Abilities abilities;

    /**
     * Makes a publisher.
     *
     * @param abilities whether files are replaced in one step; otherwise the old one is set aside first
     */
    Publisher(Tree tree, TemporaryNames names, Abilities abilities) {
        this.tree = tree;
        this.names = names;
        this.abilities = abilities;
    }

    /** Something that is done while no other writer of this process names a node so. */
    @FunctionalInterface
    private interface Naming {
        void run() throws IOException;
    }

    /**
     * Gives a finished file or link its name.
     *
     * @param temporary where it is
     * @param before what had the name a moment ago; null when nothing had
     */
    void publish(SftpChannel channel, byte[] temporary, WriteSpec spec, @Nullable Attributes before)
            throws IOException {
        byte[] place = tree.at(spec.path());
        naming(spec.path(), () -> {
            if (spec.condition() instanceof WriteCondition.Unchanged) {
                check(Place.look(channel, place), spec);
                replace(channel, temporary, place, spec);
            } else {
                check(before, spec);
                moveToFree(channel, temporary, place, spec.path());
            }
        });
    }

    /** Moves a node to a name that must be free. */
    void rename(SftpChannel channel, byte[] from, byte[] to, String newPath) throws IOException {
        naming(newPath, () -> {
            if (Place.look(channel, to) != null) {
                throw taken(newPath);
            }
            moveToFree(channel, from, to, newPath);
        });
    }

    /**
     * Checks the condition of a write.
     *
     * @param there what has the name; null when nothing has
     * @throws FSException when the condition does not hold
     */
    static void check(@Nullable Attributes there, WriteSpec spec) throws FSException {
        if (!(spec.condition() instanceof WriteCondition.Unchanged expected)) {
            if (there != null) {
                throw taken(spec.path());
            }
            return;
        }
        if (there == null) {
            throw changed(spec, "the file to be replaced has gone");
        }
        if (!there.isFile() && !there.isLink()) {
            throw changed(spec, "what is to be replaced is neither a file nor a link any more");
        }
        long size = there.isFile() ? Objects.requireNonNullElse(there.size(), 0L) : 0;
        Instant modified = there.modified();
        if (size != expected.size()
                || (expected.mtime() != null && !expected.mtime().equals(modified))) {
            throw changed(spec, "the file to be replaced has changed: it has " + size + " bytes of " + modified);
        }
    }

    static FSException taken(String path) {
        return new FSException(ErrorClass.ALREADY_EXISTS, path, "something of that name is there already", null);
    }

    private static void moveToFree(SftpChannel channel, byte[] from, byte[] to, String path) throws IOException {
        try {
            channel.call(Requests.rename(from, to)).ok();
        } catch (StatusException e) {
            // The protocol has no code for a name that is taken.
            if (!e.isMissing() && Place.look(channel, to) != null) {
                throw taken(path);
            }
            throw e;
        }
    }

    private void replace(SftpChannel channel, byte[] temporary, byte[] place, WriteSpec spec) throws IOException {
        if (abilities.replaceInOneStep()) {
            channel.call(Requests.posixRename(temporary, place)).ok();
            return;
        }
        byte[] aside = tree.at(spec.parent().child(names.next(spec.owner())).path());
        channel.call(Requests.rename(place, aside)).ok();
        try {
            moveToFree(channel, temporary, place, spec.path());
        } catch (IOException e) {
            putBack(channel, aside, place, e);
            throw e;
        }
        channel.call(Requests.remove(aside)).ok();
    }

    private static void putBack(SftpChannel channel, byte[] aside, byte[] place, IOException why) {
        try {
            Interruption.shielded(
                    () -> channel.call(Requests.rename(aside, place)).ok());
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private static void naming(String path, Naming action) throws IOException {
        ReentrantLock lock = LOCKS.get(Math.floorMod(path.hashCode(), STRIPES));
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Interruption.asException(e);
        }
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private static FSException changed(WriteSpec spec, String what) {
        return new FSException(ErrorClass.CONFLICT, spec.path(), what, null);
    }
}
