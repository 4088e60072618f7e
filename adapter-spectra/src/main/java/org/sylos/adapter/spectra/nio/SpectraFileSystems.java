package org.sylos.adapter.spectra.nio;

import java.nio.file.FileSystem;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.adapter.spectra.internal.nio.WorldFileSystem;
import org.sylos.engine.api.Stability;

/**
 * Shows worlds to ordinary Java code as file systems that can only be read: {@link java.nio.file.Files#walk Files.walk},
 * {@link java.nio.file.Files#list Files.list} (page by page, however large the folder), {@link
 * java.nio.file.Files#newByteChannel Files.newByteChannel} and what is built on them.
 *
 * <pre>{@code
 * try (FileSystem files = SpectraFileSystems.of(spectra.world("primary"));
 *         Stream<Path> tree = Files.walk(files.getPath("/"))) {
 *     long folders = tree.filter(Files::isDirectory).count();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Paths have the semantics of Unix: separator {@code /}, names told apart exactly, root {@code /}, which is also what
 *       relative paths are relative to. Their URIs, {@code spectra://WORLD/PATH}, are for people: no path can be made of one.
 *   <li>Attributes are those of the view {@code basic}. There is one time for each node, to the nanosecond, and no file key.
 *   <li>Whatever would change something throws {@link java.nio.file.ReadOnlyFileSystemException}.
 *   <li>Errors of the world are the usual exceptions ({@link java.nio.file.NoSuchFileException}, {@link
 *       java.nio.file.NotDirectoryException}, {@link java.nio.file.AccessDeniedException}, otherwise {@link
 *       java.nio.file.FileSystemException}), caused by an {@link org.sylos.engine.api.fs.FSException}.
 *   <li>Changes made to the world are seen at once. A file that is replaced while a channel is open on it is read on as it was;
 *       going to another position in it then fails.
 *   <li>Closing the file system closes its channels and streams, and leaves the simulator open. File systems, paths and channels
 *       are thread-safe.
 * </ul>
 */
@Stability(Stability.Level.EXPERIMENTAL)
public final class SpectraFileSystems {
    private SpectraFileSystems() {}

    /**
     * {@return a file system of its own over a world: paths of two of them are never equal}
     *
     * @param world what is in it
     */
    public static FileSystem of(SpectraWorld world) {
        return new WorldFileSystem(world);
    }
}
