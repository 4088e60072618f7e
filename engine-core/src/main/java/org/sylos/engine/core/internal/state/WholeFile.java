package org.sylos.engine.core.internal.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that appear whole or not at all. */
final class WholeFile {
    private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

    private WholeFile() {}

    /** The first bytes of a file, at most so many. */
    static byte[] read(Path file, int most) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Puts content in the place of a file, readable for its owner alone. When it fails, the file is as it was.
     *
     * @param sync whether it shall survive the loss of power once this has returned
     */
    static void replace(Path file, byte[] content, boolean sync) throws IOException {
        // A channel is closed under a thread that is interrupted; whoever stops a run still wants its state written.
        boolean interrupted = Thread.interrupted();
        try {
            replaceUndisturbed(file, content, sync);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void replaceUndisturbed(Path file, byte[] content, boolean sync) throws IOException {
        // Always the same name: what a crash left behind is gone with the next write.
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        try {
            write(temporary, content, sync);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        if (sync) {
            syncFolderOf(file);
        }
    }

    private static void write(Path file, byte[] content, boolean sync) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            if (sync) {
                channel.force(true);
            }
        }
    }

    private static void syncFolderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system opens folders. The content is safe; at worst the old file is back after a loss of power.
            LOG.debug("the folder of {} cannot be made durable", file, e);
        }
    }
}
