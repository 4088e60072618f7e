package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;

/** Describes the children of one folder. Looks at them without opening any. Used by one thread. */
final class EntryReader {
    private static final int KIND_BITS = 0170000;

    private final Tree tree;
    private final Errors errors;
    private final String path;
    private final Folder folder;

    /** The real folders on the way to this one; null until a link makes them matter. */
    private @Nullable Set<Path> way;

    EntryReader(Tree tree, Errors errors, String path, Folder folder) {
        this.tree = tree;
        this.errors = errors;
        this.path = path;
        this.folder = folder;
    }

    /**
     * The child of a name, whatever it is; a child that cannot be looked at is an entry that says why.
     *
     * @return null when it has gone
     */
    @Nullable
    Entry child(Path name) throws IOException {
        String text = Names.text(name);
        try {
            return entry(name, text, folder.attributes(name));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (errors.classify(path, e) instanceof FSException known) {
                return Entry.unreadable(text, known.errorClass(), String.valueOf(known.getMessage()));
            }
            throw e;
        }
    }

    Entry entry(Path name, String text, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return link(name, text, attributes);
        }
        return attributes.isOther() ? special(text, attributes, folder.place(name)) : plain(text, attributes);
    }

    /** The entry of anything but a link. */
    static Entry notLink(String text, BasicFileAttributes attributes, Path place) {
        return attributes.isOther() ? special(text, attributes, place) : plain(text, attributes);
    }

    private static Entry plain(String text, BasicFileAttributes attributes) {
        Instant modified = Times.modified(attributes);
        return attributes.isRegularFile()
                ? Entry.file(text, attributes.size(), modified)
                : Entry.folder(text, modified);
    }

    private static Entry special(String text, BasicFileAttributes attributes, Path place) {
        return Entry.unsupported(
                text, Times.modified(attributes), "it is " + special(place) + ", which cannot be copied");
    }

    private Entry link(Path name, String text, BasicFileAttributes attributes) throws IOException {
        Path place = folder.place(name);
        Instant modified = Times.modified(attributes);
        String target = Names.text(Files.readSymbolicLink(place));
        return switch (tree.links()) {
            case KEEP -> Entry.symlink(text, modified, target);
            case SKIP -> leftOut(text, modified, target, ErrorClass.UNSUPPORTED, "symbolic links are skipped here");
            case FOLLOW -> followed(place, text, modified, target);
        };
    }

    private Entry followed(Path place, String text, Instant modified, String target) throws IOException {
        Path real;
        try {
            real = place.toRealPath();
        } catch (NoSuchFileException e) {
            return leftOut(text, modified, target, ErrorClass.NOT_FOUND, "the symbolic link leads nowhere");
        } catch (IOException e) {
            if (errors.classify(path, e) instanceof FSException known) {
                return leftOut(text, modified, target, known.errorClass(), String.valueOf(known.getMessage()));
            }
            throw e;
        }
        if (!real.startsWith(tree.root().toRealPath())) {
            return leftOut(text, modified, target, ErrorClass.UNSUPPORTED, "the symbolic link leads out of the root");
        }
        BasicFileAttributes attributes =
                Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory() && way().contains(real)) {
            return leftOut(
                    text,
                    modified,
                    target,
                    ErrorClass.UNSUPPORTED,
                    "the symbolic link leads to a folder that holds it");
        }
        return notLink(text, attributes, real);
    }

    private Set<Path> way() throws IOException {
        Set<Path> known = way;
        if (known == null) {
            known = new HashSet<>();
            String at = path;
            while (at.length() > 1) {
                Path place = tree.root();
                for (String part : at.substring(1).split("/", -1)) {
                    place = place.resolve(Names.path(part, path));
                }
                known.add(place.toRealPath());
                at = TreePaths.parent(at);
            }
            known.add(tree.root().toRealPath());
            way = known;
        }
        return known;
    }

    private static Entry leftOut(
            String text, @Nullable Instant modified, String target, ErrorClass errorClass, String why) {
        return new Entry(text, NodeKind.SYMLINK, 0, modified, null, target, new EntryProblem(errorClass, why));
    }

    private static String special(Path place) {
        if (!Folder.POSIX) {
            return "a special file";
        }
        try {
            int mode = (Integer) Files.getAttribute(place, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return switch (mode & KIND_BITS) {
                case 0010000 -> "a named pipe (FIFO)";
                case 0020000 -> "a character device";
                case 0060000 -> "a block device";
                case 0140000 -> "a socket";
                default -> "a special file";
            };
        } catch (IOException e) {
            return "a special file (" + e + ")";
        }
    }
}
