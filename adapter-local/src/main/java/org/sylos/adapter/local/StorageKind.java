package org.sylos.adapter.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;

/** What a file system can hold, told by its type; one of an unknown type counts as POSIX. */
enum StorageKind {
    /** Names are bytes, everything else is there: ext4, XFS, Btrfs, ZFS, NFS and whatever is not listed here. */
    POSIX,
    /** FAT: no permissions, no links, times in steps of two seconds, files below 4 GiB. */
    FAT,
    /** exFAT: no permissions, no links, times in steps of ten milliseconds. */
    EXFAT,
    /** NTFS and Windows shares: names fold case, times in steps of 100 nanoseconds. */
    WINDOWS,
    /** HFS+ and APFS: names fold case and Unicode forms. */
    APPLE;

    private static final int MAX_PATH_BYTES = 4095;
    private static final long FAT_MAX_FILE = (1L << 32) - 1;
    private static final int MAX_CONCURRENCY = 128;
    private static final int PAGE_SIZE = 2000;
    private static final String ILLEGAL = "\"*:<>?\\|" + controls();
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    /** The kind of what holds a place, or would hold it once it is made. */
    static StorageKind of(Path place) {
        try {
            return ofType(Files.getFileStore(Roots.existing(place)).type());
        } catch (IOException e) {
            // Nothing is known about it, as of a type that is not listed.
            return File.separatorChar == '/' ? POSIX : WINDOWS;
        }
    }

    static StorageKind ofType(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "vfat", "msdos", "fat", "fat32" -> FAT;
            case "exfat" -> EXFAT;
            case "ntfs", "ntfs3", "cifs", "smb2", "smb3", "smbfs", "refs" -> WINDOWS;
            case "hfs", "hfsplus", "apfs" -> APPLE;
            default -> POSIX;
        };
    }

    Capabilities capabilities(Path root, LocalOptions options) {
        Capabilities.Builder builder = Capabilities.builder()
                .with(
                        Capability.RANGE_READ,
                        Capability.PARALLEL_WRITE,
                        Capability.ATOMIC_REPLACE,
                        Capability.FAST_COPY,
                        Capability.SET_FILE_MTIME,
                        Capability.SET_FOLDER_MTIME,
                        Capability.RENAME,
                        Capability.STORAGE_INFO)
                .checksums(ChecksumAlgorithm.values())
                .names(names(root))
                .mtimePrecisionNanos(precision())
                .maxFileSize(this == FAT ? FAT_MAX_FILE : Long.MAX_VALUE)
                .concurrency(Math.max(2, Runtime.getRuntime().availableProcessors()), MAX_CONCURRENCY)
                .pageSize(PAGE_SIZE);
        boolean posix = Folder.POSIX && (this == POSIX || this == APPLE);
        if (posix && options.permissions()) {
            builder.with(Capability.PERMISSIONS);
        }
        if (posix && options.owner()) {
            builder.with(Capability.OWNER);
        }
        if (posix && options.xattrs()) {
            builder.with(Capability.XATTRS);
        }
        if (posix && options.links() == LinkPolicy.KEEP) {
            builder.with(Capability.SYMLINKS);
        }
        return builder.build();
    }

    private long precision() {
        return switch (this) {
            case FAT -> 2_000_000_000L;
            case EXFAT -> 10_000_000L;
            case WINDOWS -> 100;
            case POSIX, APPLE -> 1;
        };
    }

    private NameRules names(Path root) {
        int longestPath = Math.max(1, MAX_PATH_BYTES - Names.length(root.toString()));
        return switch (this) {
            case POSIX ->
                new NameRules(CaseFolding.NONE, UnicodeForm.EXACT, Names.MAX_BYTES, longestPath, "", Set.of(), false);
            case APPLE ->
                new NameRules(
                        CaseFolding.SIMPLE, UnicodeForm.CANONICAL, Names.MAX_BYTES, longestPath, "", Set.of(), false);
            case FAT, EXFAT, WINDOWS ->
                new NameRules(
                        CaseFolding.SIMPLE, UnicodeForm.EXACT, Names.MAX_BYTES, longestPath, ILLEGAL, DEVICES, true);
        };
    }

    private static String controls() {
        StringBuilder all = new StringBuilder();
        for (char c = 1; c < ' '; c++) {
            all.append(c);
        }
        return all.toString();
    }
}
