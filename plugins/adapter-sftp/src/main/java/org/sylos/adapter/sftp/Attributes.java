package org.sylos.adapter.sftp;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What the protocol tells of a node, or is told to set. Parts that are null were not told, or are not to be set.
 *
 * @param size bytes
 * @param owner numbers of the owning user and group
 * @param mode type and permission bits
 * @param times of the last access and change
 */
record Attributes(
        @Nullable Long size,
        @Nullable Owner owner,
        @Nullable Integer mode,
        @Nullable Times times) {
    private static final int SIZE = 1;
    private static final int OWNER = 2;
    private static final int MODE = 4;
    private static final int TIMES = 8;
    private static final int EXTENDED = 0x8000_0000;

    private static final int KIND_BITS = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;
    private static final int LINK = 0120000;

    static final Attributes NONE = new Attributes(null, null, null, null);

    /** Numbers of a user and a group; the protocol has them only together. */
    record Owner(int user, int group) {}

    /** Seconds since 1970, from 0 to 2³² − 1; the protocol has them only together. */
    record Times(long accessed, long modified) {
        private static final long LAST = 0xFFFF_FFFFL;

        /** Times as near to these moments as the protocol can tell: without the fraction, from 1970 to 2106. */
        static Times of(Instant accessed, Instant modified) {
            return new Times(seconds(accessed), seconds(modified));
        }

        private static long seconds(Instant moment) {
            return Math.min(Math.max(moment.getEpochSecond(), 0), LAST);
        }
    }

    boolean isFolder() {
        return kind() == FOLDER;
    }

    boolean isFile() {
        return kind() == FILE;
    }

    boolean isLink() {
        return kind() == LINK;
    }

    /** The bits that tell what a node is; 0 when the server did not tell. */
    int kind() {
        return mode == null ? 0 : mode & KIND_BITS;
    }

    /** The twelve permission bits; null when the server did not tell. */
    @Nullable
    Integer permissions() {
        return mode == null ? null : mode & 07777;
    }

    @Nullable
    Instant modified() {
        return times == null ? null : Instant.ofEpochSecond(times.modified());
    }

    /** Whether there is nothing to be set. */
    boolean isEmpty() {
        // Not by equals: what JDK 17 makes of that for a record holds on to the classes of the plugin for good.
        return size == null && owner == null && mode == null && times == null;
    }

    void write(Buffer to) {
        to.putInt((size == null ? 0 : SIZE)
                | (owner == null ? 0 : OWNER)
                | (mode == null ? 0 : MODE)
                | (times == null ? 0 : TIMES));
        if (size != null) {
            to.putLong(size);
        }
        if (owner != null) {
            to.putInt(owner.user());
            to.putInt(owner.group());
        }
        if (mode != null) {
            to.putInt(mode);
        }
        if (times != null) {
            to.putUInt(times.accessed());
            to.putUInt(times.modified());
        }
    }

    /** Takes attributes from a message. */
    static Attributes read(ByteBuffer from) {
        int parts = from.getInt();
        Long size = (parts & SIZE) == 0 ? null : Long.valueOf(Math.max(0, from.getLong()));
        Owner owner = (parts & OWNER) == 0 ? null : new Owner(from.getInt(), from.getInt());
        Integer mode = (parts & MODE) == 0 ? null : Integer.valueOf(from.getInt());
        Times times = (parts & TIMES) == 0
                ? null
                : new Times(Integer.toUnsignedLong(from.getInt()), Integer.toUnsignedLong(from.getInt()));
        if ((parts & EXTENDED) != 0) {
            for (int pairs = from.getInt(); pairs > 0; pairs--) {
                Reply.bytes(from);
                Reply.bytes(from);
            }
        }
        return new Attributes(size, owner, mode, times);
    }
}
