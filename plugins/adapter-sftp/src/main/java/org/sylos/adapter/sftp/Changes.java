package org.sylos.adapter.sftp;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * Changes to the tree that are not the writing of files. Thread-safe.
 *
 * @param destination what they share with the writing of files
 */
record Changes(Destination destination) {
    /** Makes the root and what is missing above it. */
    void createRoot(SftpChannel channel) throws IOException {
        createFolders(channel, destination.tree().root());
    }

    private static void createFolders(SftpChannel channel, byte[] path) throws IOException {
        Attributes there = Place.found(channel.call(Requests.stat(path)));
        if (there != null) {
            if (!there.isFolder()) {
                throw inPlaceOfRoot(null);
            }
            return;
        }
        int slash = path.length - 1;
        while (slash >= 0 && path[slash] != '/') {
            slash--;
        }
        if (slash > 0) {
            createFolders(channel, Arrays.copyOf(path, slash));
        }
        try {
            channel.call(Requests.mkdir(path)).ok();
        } catch (StatusException e) {
            there = Place.found(channel.call(Requests.stat(path)));
            if (there == null) {
                // A link that leads nowhere is there as well, and is no folder.
                if (Place.look(channel, path) != null) {
                    throw inPlaceOfRoot(e);
                }
                throw e;
            }
            if (!there.isFolder()) {
                throw inPlaceOfRoot(e);
            }
        }
    }

    private static FSException inPlaceOfRoot(@Nullable Exception cause) {
        return new FSException(
                ErrorClass.CONFLICT,
                "/",
                "something that is not a folder is in the place of the root, or of a folder above it",
                cause);
    }

    NodeRef createFolder(SftpChannel channel, String path) throws IOException {
        destination.tree().requireParent(channel, path);
        byte[] place = destination.tree().at(path);
        try {
            channel.call(Requests.mkdir(place)).ok();
        } catch (StatusException e) {
            Attributes there = Place.look(channel, place);
            if (there == null) {
                throw e;
            }
            if (!there.isFolder()) {
                throw new FSException(ErrorClass.CONFLICT, path, "something that is not a folder has that name", e);
            }
        }
        return NodeRef.of(path);
    }

    Written createSymlink(SftpChannel channel, WriteSpec spec, String target) throws IOException {
        Tree tree = destination.tree();
        byte[] text = Names.encode(target, spec.path());
        if (text.length == 0 || target.indexOf('\0') >= 0) {
            throw new FSException(ErrorClass.INVALID_NAME, spec.path(), "no link can lead to that", null);
        }
        tree.requireParent(channel, spec.path());
        byte[] place = tree.at(spec.path());
        if (spec.condition() instanceof WriteCondition.Absent) {
            // Making a link fails when the name is taken, whoever else wants it: no temporary name is needed.
            makeLink(channel, text, place, spec.path());
            setLinkTime(channel, place, spec.metadata());
        } else {
            Publisher.check(Place.look(channel, place), spec);
            String name = destination.names().next(spec.owner());
            byte[] temporary = tree.at(spec.parent().child(name).path());
            try {
                makeLink(channel, text, temporary, spec.path());
                setLinkTime(channel, temporary, spec.metadata());
                destination.publisher().publish(channel, temporary, spec, null);
            } catch (IOException e) {
                removeQuietly(channel, temporary, e);
                throw e;
            }
        }
        Attributes now = Place.look(channel, place);
        return new Written(NodeRef.of(spec.path()), 0, now == null ? null : now.modified(), null);
    }

    private static void makeLink(SftpChannel channel, byte[] target, byte[] place, String path) throws IOException {
        try {
            channel.call(Requests.symlink(target, place)).ok();
        } catch (StatusException e) {
            if (!e.isMissing() && Place.look(channel, place) != null) {
                throw Publisher.taken(path);
            }
            throw e;
        }
    }

    private void setLinkTime(SftpChannel channel, byte[] place, Metadata metadata) throws IOException {
        Instant modified = metadata.mtime();
        if (modified != null && channel.has(Extension.LSETSTAT)) {
            Attributes times = new Attributes(
                    null, null, null, Attributes.Times.of(destination.clock().instant(), modified));
            channel.call(Requests.lsetstat(place, times)).ok();
        }
    }

    private static void removeQuietly(SftpChannel channel, byte[] place, IOException why) throws IOException {
        Interruption.shielded(() -> {
            try {
                channel.call(Requests.remove(place));
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        });
    }

    /** Sets what is given of a node that is there. */
    void setMetadata(SftpChannel channel, byte[] place, Attributes now, Metadata wanted) throws IOException {
        Instant modified = wanted.mtime();
        Attributes.Times had = now.times();
        Attributes.Times times = modified == null
                ? null
                : Attributes.Times.of(
                        had == null ? destination.clock().instant() : Instant.ofEpochSecond(had.accessed()), modified);
        if (now.isLink()) {
            if (times != null && channel.has(Extension.LSETSTAT)) {
                channel.call(Requests.lsetstat(place, new Attributes(null, null, null, times)))
                        .ok();
            }
            return;
        }
        Attributes all = new Attributes(null, null, destination.permissions() ? wanted.mode() : null, times);
        if (!all.isEmpty()) {
            channel.call(Requests.setstat(place, all)).ok();
        }
    }

    void delete(SftpChannel channel, String path) throws IOException {
        try {
            destination.tree().requireParent(channel, path);
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return;
            }
            throw e;
        }
        byte[] place = destination.tree().at(path);
        Attributes there = Place.look(channel, place);
        if (there == null) {
            return;
        }
        destination.tree().forget(path);
        try {
            channel.call(there.isFolder() ? Requests.rmdir(place) : Requests.remove(place))
                    .ok();
        } catch (StatusException e) {
            if (!e.isMissing()) {
                throw there.isFolder() && holdsSomething(channel, place)
                        ? new FSException(ErrorClass.CONFLICT, path, "the folder is not empty", e)
                        : e;
            }
        }
    }

    private static boolean holdsSomething(SftpChannel channel, byte[] folder) throws IOException {
        byte[] handle = channel.call(Requests.opendir(folder)).handle();
        try {
            while (true) {
                List<Reply.Name> names = channel.call(Requests.readdir(handle)).names();
                if (names == null) {
                    return false;
                }
                if (names.stream().anyMatch(name -> !Entries.isDots(name.bytes()))) {
                    return true;
                }
            }
        } finally {
            channel.closeUnwatched(handle);
        }
    }

    NodeRef rename(SftpChannel channel, String path, String newPath) throws IOException {
        Tree tree = destination.tree();
        tree.requireParent(channel, path);
        tree.requireParent(channel, newPath);
        byte[] from = tree.at(path);
        if (Place.look(channel, from) == null) {
            throw new FSException(ErrorClass.NOT_FOUND, path, "there is no such file or folder", null);
        }
        tree.forget(path);
        destination.publisher().rename(channel, from, tree.at(newPath), newPath);
        return NodeRef.of(newPath);
    }

    /** Removes one owner's unfinished files and links from a folder; returns how many there were. */
    int removeAbandoned(SftpChannel channel, String folder, String owner) throws IOException {
        try {
            destination.tree().requireFolders(channel, folder, folder, ErrorClass.NOT_FOUND);
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return 0;
            }
            throw e;
        }
        byte[] handle =
                channel.call(Requests.opendir(destination.tree().at(folder))).handle();
        int removed = 0;
        try {
            while (true) {
                List<Reply.Name> names = channel.call(Requests.readdir(handle)).names();
                if (names == null) {
                    return removed;
                }
                for (Reply.Name name : names) {
                    String text = Names.decode(name.bytes());
                    // Folders were not made by a write.
                    if (text != null
                            && TemporaryNames.madeFor(owner, text)
                            && !name.attributes().isFolder()
                            && remove(channel, NodeRef.childPath(folder, text))) {
                        removed++;
                    }
                }
            }
        } finally {
            channel.closeUnwatched(handle);
        }
    }

    private boolean remove(SftpChannel channel, String path) throws IOException {
        try {
            channel.call(Requests.remove(destination.tree().at(path))).ok();
            return true;
        } catch (StatusException e) {
            if (e.isMissing()) {
                return false;
            }
            throw e;
        }
    }
}
