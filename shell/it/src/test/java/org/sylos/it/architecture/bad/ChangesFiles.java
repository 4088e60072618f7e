package org.sylos.it.architecture.bad;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes to the disk in three ways. */
public final class ChangesFiles {
    private ChangesFiles() {}

    /** By name. */
    public static final class Deletes {
        private Deletes() {}

        static void run(Path file) throws IOException {
            Files.delete(file);
        }
    }

    /** As a stream. */
    public static final class Streams {
        private Streams() {}

        static void run(String name) throws IOException {
            new FileOutputStream(name).close();
        }
    }

    /** Through a channel. */
    public static final class Channels {
        private Channels() {}

        static void run(Path file) throws IOException {
            FileChannel.open(file, StandardOpenOption.WRITE).close();
        }
    }
}
