package org.sylos.adapter.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/**
 * The tree below the root: leads from root-relative paths to open folders, one name at a time and never through a link that
 * the policy does not follow, nor out of the root. Thread-safe.
 */
final class Tree implements Closeable {
    private final Path root;
    private final LinkPolicy links;
    private final boolean byDescriptor;
    private final FolderCache cache = new FolderCache();

    /**
     * Makes a tree; touches nothing.
     *
     * @param byDescriptor whether folders are held by descriptor where the platform can; off only in tests
     */
    Tree(Path root, LinkPolicy links, boolean byDescriptor) {
        this.root = root;
        this.links = links;
        this.byDescriptor = byDescriptor;
    }

    /** A node as a name in an open folder. The node need not exist. */
    record Place(FolderCache.Lease lease, Path name, String path) implements Closeable {
        Folder folder() {
            return lease.folder();
        }

        BasicFileAttributes attributes() throws IOException {
            return lease.folder().attributes(name);
        }

        @Override
        public void close() throws IOException {
            lease.close();
        }
    }

    Path root() {
        return root;
    }

    LinkPolicy links() {
        return links;
    }

    /** The open folder of a path; the caller closes the lease. */
    FolderCache.Lease folder(String path) throws IOException {
        FolderCache.Lease cached = cache.get(path);
        if (cached != null) {
            return cached;
        }
        if (path.length() == 1) {
            return cache.put(path, top());
        }
        String parent = TreePaths.parent(path);
        try (FolderCache.Lease above = folder(parent)) {
            Path name = Names.path(TreePaths.name(path), path);
            String elsewhere = leadsElsewhere(above.folder(), name, path);
            return elsewhere == null ? cache.put(path, above.folder().child(name)) : folder(elsewhere);
        }
    }

    /** Opens a folder for one use; the caller closes it. */
    Folder open(String path) throws IOException {
        if (path.length() == 1) {
            return top();
        }
        try (FolderCache.Lease above = folder(TreePaths.parent(path))) {
            Path name = Names.path(TreePaths.name(path), path);
            String elsewhere = leadsElsewhere(above.folder(), name, path);
            return elsewhere == null ? above.folder().child(name) : open(elsewhere);
        }
    }

    /** The place of a node other than the root, checked for a proper path; a link is not followed. */
    Place place(String path) throws IOException {
        TreePaths.check(path);
        Path name = Names.path(TreePaths.name(path), path);
        return new Place(parent(TreePaths.parent(path), path), name, path);
    }

    /** As {@link #place}, but where the policy follows links, the place of what a link leads to. */
    Place target(String path) throws IOException {
        Place place = place(path);
        if (links != LinkPolicy.FOLLOW) {
            return place;
        }
        try (place) {
            if (!place.attributes().isSymbolicLink()) {
                return place(path);
            }
            String real = insideRoot(place.folder().place(place.name()), path);
            if (real.length() == 1) {
                throw new FSException(ErrorClass.CONFLICT, path, "it is a symbolic link to the root", null);
            }
            return place(real);
        }
    }

    /**
     * As {@link #target}, of a file that its caller looks at by path: saves a look at the folder, which may then have been
     * replaced within the last second.
     */
    Place source(String path) throws IOException {
        if (links == LinkPolicy.FOLLOW) {
            return target(path);
        }
        TreePaths.check(path);
        FolderCache.Lease recent = cache.getRecent(TreePaths.parent(path));
        return recent == null ? place(path) : new Place(recent, Names.path(TreePaths.name(path), path), path);
    }

    /**
     * As {@link #parent}, for what is made at once and then named by path: saves a look at the folder, which may have been
     * replaced within the last second.
     */
    FolderCache.Lease recentParent(String folder, String path) throws IOException {
        FolderCache.Lease recent = cache.getRecent(folder);
        return recent == null ? parent(folder, path) : recent;
    }

    /** The lease of a folder in which something is to be made. */
    FolderCache.Lease parent(String folder, String path) throws IOException {
        try {
            return folder(folder);
        } catch (NotDirectoryException e) {
            throw new FSException(ErrorClass.NOT_FOUND, path, "what should be its folder is not a folder", e);
        }
    }

    /**
     * The root-relative path of what a link leads to.
     *
     * @throws FSException with {@link ErrorClass#INVALID_NAME} when that lies outside the root
     */
    String insideRoot(Path link, String path) throws IOException {
        Path real = link.toRealPath();
        Path realRoot = root.toRealPath();
        if (!real.startsWith(realRoot)) {
            throw new FSException(
                    ErrorClass.INVALID_NAME,
                    path,
                    "a symbolic link on the way leads out of the root, to " + real,
                    null);
        }
        return TreePaths.of(realRoot, real);
    }

    /** Forgets open folders at a path and below it. */
    void forget(String path) throws IOException {
        cache.forgetBelow(path);
    }

    @Override
    public void close() throws IOException {
        cache.close();
    }

    private Folder top() throws IOException {
        return Folder.top(root, byDescriptor);
    }

    /** Looks at a child before it is opened as a folder, so that a FIFO is never opened; says where a link leads. */
    private @Nullable String leadsElsewhere(Folder above, Path name, String path) throws IOException {
        BasicFileAttributes attributes = above.attributes(name);
        if (attributes.isDirectory()) {
            return null;
        }
        if (!attributes.isSymbolicLink()) {
            throw new NotDirectoryException(path);
        }
        String real;
        try {
            real = insideRoot(above.place(name), path);
        } catch (NoSuchFileException e) {
            throw new FSException(ErrorClass.CONFLICT, path, "it is a symbolic link that leads nowhere", e);
        }
        if (links != LinkPolicy.FOLLOW) {
            throw new FSException(ErrorClass.CONFLICT, path, "it is a symbolic link, not a folder", null);
        }
        if (!Files.isDirectory(above.place(name))) {
            throw new NotDirectoryException(path);
        }
        return real;
    }
}
