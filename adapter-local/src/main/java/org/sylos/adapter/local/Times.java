package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Modification times, as far as the JDK can set them: to the nanosecond, of links to the microsecond, before 1970 to the
 * second, and from 1677 to 2262. They are read no finer than that, so that a time that was carried over compares as equal.
 */
final class Times {
    private static final Instant EARLIEST = Instant.ofEpochSecond(Long.MIN_VALUE / 1_000_000_000L);
    private static final Instant LATEST = Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000_000L);

    private Times() {}

    static Instant modified(BasicFileAttributes attributes) {
        return keepable(attributes.lastModifiedTime().toInstant(), attributes.isSymbolicLink());
    }

    static Instant keepable(Instant time, boolean ofLink) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        if (time.isAfter(LATEST)) {
            return LATEST;
        }
        if (time.getEpochSecond() < 0) {
            return time.truncatedTo(ChronoUnit.SECONDS);
        }
        return ofLink ? time.truncatedTo(ChronoUnit.MICROS) : time;
    }

    /** Sets the times of a file just written under a name that nobody else knows; its last access is now. */
    static void setFresh(Path file, Instant modified) throws IOException {
        // Giving both times, and following links, saves the JDK from asking for the present ones: three calls, not
        // five.
        Files.getFileAttributeView(file, BasicFileAttributeView.class)
                .setTimes(FileTime.from(keepable(modified, false)), FileTime.from(Instant.now()), null);
    }

    /** Sets the modification time of a node, of a link its own. */
    static void set(Path node, Instant modified, boolean ofLink) throws IOException {
        Files.getFileAttributeView(node, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(keepable(modified, ofLink)), null, null);
    }
}
