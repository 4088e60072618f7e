package org.sylos.adapter.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Permission bits: the JDK's sets and the system's numbers. */
final class Modes {
    /** Read, write and execute for owner, group and others. */
    static final int PERMISSIONS = 0777;

    /** Those and set-user-id, set-group-id and sticky. */
    static final int ALL = 07777;

    /** The owner may read: what setting times takes. */
    static final int OWNER_READ = 0400;

    /** The owner may read and write: what setting extended attributes takes. */
    static final int OWNER_READ_WRITE = 0600;

    private static final Map<Integer, FileAttribute<?>> AT_CREATION = new ConcurrentHashMap<>();

    /** From the highest bit to the lowest. */
    private static final List<PosixFilePermission> BITS = List.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private Modes() {}

    /** The nine permission bits of a set. */
    static int bits(Set<PosixFilePermission> set) {
        int mode = 0;
        for (int i = 0; i < BITS.size(); i++) {
            mode |= set.contains(BITS.get(i)) ? OWNER_READ >> i : 0;
        }
        return mode;
    }

    static Set<PosixFilePermission> set(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.size(); i++) {
            if ((mode & (OWNER_READ >> i)) != 0) {
                set.add(BITS.get(i));
            }
        }
        return set;
    }

    /** For files that are made with these bits, less what the process masks. */
    static FileAttribute<?> atCreation(int mode) {
        // There are few, and each file needs one.
        return AT_CREATION.computeIfAbsent(mode & PERMISSIONS, bits -> PosixFilePermissions.asFileAttribute(set(bits)));
    }

    /** Sets all bits of a file or folder that is not a link. */
    static void set(Path place, int mode, LinkOption... options) throws IOException {
        Files.setAttribute(place, "unix:mode", mode, options);
    }
}
