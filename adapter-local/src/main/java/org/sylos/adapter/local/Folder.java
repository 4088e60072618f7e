package org.sylos.adapter.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;

/**
 * One open folder of the tree. What is named in it is reached through it and never through a link. Thread-safe until it is
 * closed.
 *
 * <p>Names are single, relative paths.
 */
interface Folder extends Closeable {
    /** Whether this platform has owners, groups and permission bits. */
    boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** The attributes that one system call reads. */
    Class<? extends BasicFileAttributes> ATTRIBUTES = POSIX ? PosixFileAttributes.class : BasicFileAttributes.class;

    /** How a file is opened for reading. */
    Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /** How a file that is not there yet is made. */
    Set<OpenOption> CREATE = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);

    /**
     * Opens the folder at the top of a tree, following links on the way to it and at it.
     *
     * @param byDescriptor whether it is held by descriptor where the platform can
     * @throws NotDirectoryException when something else is there
     */
    @SuppressWarnings("StreamResourceLeak") // the folder closes it
    static Folder top(Path root, boolean byDescriptor) throws IOException {
        if (!topAttributes(root).isDirectory()) {
            throw new NotDirectoryException(root.toString());
        }
        if (byDescriptor) {
            DirectoryStream<Path> stream = Files.newDirectoryStream(root);
            if (stream instanceof SecureDirectoryStream<Path> secure) {
                return new SecureFolder(root, secure);
            }
            stream.close();
        }
        return new PlainFolder(root);
    }

    /** What is at the top of a tree, after links. Later versions of Java call missing what cannot be there, such as below a file. */
    static BasicFileAttributes topAttributes(Path root) throws IOException {
        try {
            return Files.readAttributes(root, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            Path above = root.getParent();
            while (above != null && Files.notExists(above)) {
                above = above.getParent();
            }
            if (above != null && !Files.isDirectory(above)) {
                IOException other = new FileSystemException(root.toString(), null, "Not a directory");
                other.initCause(e);
                throw other;
            }
            throw e;
        }
    }

    /** Where the folder was when it was opened; for what the JDK can only do by path. */
    Path place();

    /** Where a child is, by path. */
    default Path place(Path name) {
        return place().resolve(name);
    }

    /** The attributes of the folder itself. */
    BasicFileAttributes attributes() throws IOException;

    /** The attributes of a child, {@link PosixFileAttributes} where the platform has them; of a link, the link's own. */
    BasicFileAttributes attributes(Path name) throws IOException;

    /**
     * The names in the folder, read as they are asked for; each path's last part is a name. Can be had once, so never of a
     * folder that is shared, and closing it may close the folder.
     */
    DirectoryStream<Path> names() throws IOException;

    /** Opens a child that is known to be a folder and not a link; fails when it is a link by now. */
    Folder child(Path name) throws IOException;

    /** Opens a file, with {@link #READ} or {@link #CREATE}; fails when it is a link. */
    FileChannel open(Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException;

    /** Gives a child another name and folder in one step, replacing what has the name already. */
    void move(Path name, Folder target, Path newName) throws IOException;

    /** Removes a file or a link. */
    void deleteFile(Path name) throws IOException;

    /** Removes an empty folder. */
    void deleteFolder(Path name) throws IOException;

    /** Makes durable which names the folder holds. */
    void force() throws IOException;
}
