package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.sylos.engine.api.SylosException;

/** Keeps other threads and processes from changing a plugins directory. It exists from then on. */
final class DirectoryLock implements AutoCloseable {
    /** Locks of files hold for a process as a whole. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, and waits for whoever has it. */
    static DirectoryLock of(Path directory) {
        WITHIN_PROCESS.lock();
        DirectoryLock taken = null;
        try {
            Files.createDirectories(directory);
            taken = take(directory.resolve(".lock"));
            return taken;
        } catch (IOException e) {
            throw new SylosException(
                    "the plugins directory " + directory + " cannot be changed: " + Failure.told(e),
                    "check who may write there",
                    e);
        } finally {
            if (taken == null) {
                WITHIN_PROCESS.unlock();
            }
        }
    }

    private static DirectoryLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.lock();
            return new DirectoryLock(channel, lock);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new SylosException(
                    "the lock of a plugins directory cannot be given back: " + Failure.told(e), null, e);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }
}
