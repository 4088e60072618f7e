package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip archive of a plugin's folder, or of what is in that folder. */
final class Archive {
    /** More than any plugin has, and less than fills a disk. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int MOST_ENTRIES = 10_000;
    private static final int BUFFER = 1 << 16;

    private long bytes;
    private int entries;

    private Archive() {}

    /**
     * Unpacks an archive.
     *
     * @param into an empty folder
     * @return the folder of the plugin: that folder, or the only one in it
     * @throws PluginRefusal when it is no archive, is damaged, is too large or would write elsewhere
     */
    static Path unpack(Path zip, Path into) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            new Archive().unpack(file, into);
        } catch (ZipException e) {
            throw new PluginRefusal("the archive is damaged, not complete, or none at all: " + e.getMessage());
        }
        return onlyFolder(into);
    }

    private void unpack(ZipFile file, Path into) throws IOException {
        for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (++entries > MOST_ENTRIES) {
                throw new PluginRefusal("the archive has more than " + MOST_ENTRIES + " entries");
            }
            Path target = target(into, entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(target)) {
                    copy(in, out);
                }
            }
        }
    }

    private static Path target(Path into, String name) {
        try {
            Path target = into.resolve(name).normalize();
            if (target.startsWith(into) && !target.equals(into)) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw new PluginRefusal("the archive has an entry that cannot be a file: " + e.getMessage());
        }
        throw new PluginRefusal("the archive has an entry that leads out of it: " + name);
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > MOST_BYTES) {
                throw new PluginRefusal("the archive holds more than " + MOST_BYTES + " bytes");
            }
            out.write(buffer, 0, read);
        }
    }

    private static Path onlyFolder(Path folder) throws IOException {
        try (var inner = Files.list(folder)) {
            var all = inner.limit(2).toList();
            return all.size() == 1
                            && Files.isDirectory(all.get(0))
                            && !all.get(0).endsWith(PluginFiles.LIBRARIES)
                    ? all.get(0)
                    : folder;
        }
    }
}
