package org.sylos.adapter.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Finds and removes what a killed process left of its writes. */
final class Leftovers {
    private Leftovers() {}

    /** Removes one owner's unfinished files and links from a folder; returns how many there were. */
    static int remove(Tree tree, String path, String owner) throws IOException {
        int removed = 0;
        try (Folder folder = tree.open(path);
                DirectoryStream<Path> names = folder.names()) {
            for (Path listed : names) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while clearing up " + path);
                }
                Path name = LocalListing.fileName(listed);
                if (TemporaryNames.madeFor(owner, Names.text(name)) && delete(folder, name)) {
                    removed++;
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Where there is no such folder nothing was left.
            return removed;
        }
        return removed;
    }

    /** Whether it was there and no folder: those were not made by a write. */
    private static boolean delete(Folder folder, Path name) throws IOException {
        try {
            if (folder.attributes(name).isDirectory()) {
                return false;
            }
            folder.deleteFile(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
