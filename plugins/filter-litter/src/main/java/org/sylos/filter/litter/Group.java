package org.sylos.filter.litter;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.filter.Candidate;

/**
 * What can be switched on and off together. The sizes keep real documents out of it: a file that only happens to be named like
 * litter is larger than what the program writes under that name.
 */
enum Group {
    /** Who has a document open; worthless when nobody does. Their formats fix their sizes. */
    OFFICE_LOCKS(
            true,
            "lock files of office suites, such as ~$report.docx and .~lock.report.odt#",
            Litter.anyCase(
                            "a lock file of Microsoft Office",
                            "~$",
                            "~\\$.*\\.(do[ct][xm]?|rtf|xl[st][xmb]?|xlam?|p[po][st][xm]?|vs[dst][xm]?|mpp|pub|one)")
                    .atMostKib(1),
            Litter.file("a lock file of LibreOffice", ".~lock.", "\\.~lock\\..+#")
                    .atMostKib(4),
            Litter.anyCase("a lock file of Microsoft Access", "", ".+\\.laccdb").atMostKib(16)),

    /** Half-written documents and scratch space. */
    OFFICE_TEMPORARIES(
            true,
            "temporary files of office suites, such as ~WRD0001.tmp",
            Litter.anyCase("a temporary file of Microsoft Word", "~WR", "~WR[A-Z]\\d{4}\\.tmp"),
            Litter.anyCase("a temporary file of Microsoft PowerPoint", "ppt", "ppt[0-9A-F]{1,8}\\.tmp"),
            Litter.anyCase("a temporary file of Windows programs", "~", "~.*\\.tmp")),

    /** Open editors. A swap file that is not hidden may be something else, so it stays. */
    EDITORS(
            true,
            "swap and lock files of editors, such as .notes.txt.swp and .#notes.txt",
            Litter.file("a swap file of Vim", ".", "\\..+\\.sw[l-p]"),
            Litter.file("a swap file of Kate", ".", "\\..+\\.kate-swp"),
            Litter.link("a lock of Emacs", ".#", "\\.#.+"),
            Litter.file("a lock of Emacs", ".#", "\\.#.+").atMostKib(1),
            Litter.file("a temporary file of GNOME", ".goutputstream-", "\\.goutputstream-[0-9A-Za-z]{6}"),
            Litter.file("a temporary file of JetBrains editors", "", ".+___jb_(tmp|old)___")),

    /** How Windows shows a folder. */
    WINDOWS(
            true,
            "folder settings and previews of Windows, such as Thumbs.db and desktop.ini",
            Litter.anyCase("previews of Windows", "", "(eh)?thumbs(_vista)?\\.db"),
            Litter.anyCase("folder settings of Windows", "desktop", "desktop\\.ini")
                    .atMostKib(64)),

    /** How macOS shows a folder, and attributes of files on storages that cannot hold them. */
    MACOS(
            true,
            "folder settings and attribute files of macOS, such as .DS_Store and ._photo.jpg",
            Litter.file("folder settings of macOS", ".DS_Store", "\\.DS_Store"),
            // 82 bytes are the least that macOS writes; more than 4 KiB may be a resource fork, which is content.
            Litter.file("attributes of another file, from macOS", "._", "\\._.+")
                    .bytes(82, 4096),
            Litter.file("a marker of macOS", ".localized", "\\.localized").bytes(0, 0),
            Litter.file("a marker of AirDisk", ".apdisk", "\\.apdisk").atMostKib(64)),

    /** Files that were deleted while they were open, under the names that clients give them until they are closed. */
    NETWORK(
            true,
            "files deleted while open and half-synchronised ones, such as .nfs0000000001c2a3b400000001",
            Litter.file("a deleted file that was open over NFS", ".nfs", "\\.nfs[0-9A-Fa-f]{8,32}"),
            Litter.file("a deleted file that was open over FUSE", ".fuse_hidden", "\\.fuse_hidden[0-9A-Fa-f]{8,32}"),
            Litter.file("a deleted file that was open over SMB", ".smbdelete", "\\.smbdelete[0-9A-Za-z.]+"),
            Litter.file("a half-synchronised file", ".syncthing.", "\\.syncthing\\..+\\.tmp"),
            Litter.file("a half-synchronised file", "~syncthing~", "~syncthing~.+\\.tmp")),

    /** May be the only copy of something, so nobody loses them without asking for it. */
    BACKUPS(
            false,
            "backups and autosaves of editors, such as notes.txt~ and #notes.txt#",
            Litter.file("a backup of an editor", "", "[^~].*~"),
            Litter.file("an autosave of Emacs", "#", "#.+#")),

    /** Begun, and perhaps to be gone on with. */
    DOWNLOADS(
            false,
            "unfinished downloads, such as film.mkv.part",
            Litter.anyCase("an unfinished download", "", ".+\\.(crdownload|part|partial|download|opdownload)")),

    /** Trash and indexes of a whole volume; only right below the root, where no program but the system makes them. */
    SYSTEM_FOLDERS(
            false,
            "trash and indexes at the top of a volume, such as $RECYCLE.BIN and .Spotlight-V100",
            Litter.topFolder("the trash of Windows", "$RECYCLE.BIN"),
            Litter.topFolder("the restore points of Windows", "System Volume Information"),
            Litter.topFolder("the trash of macOS", ".Trashes"),
            Litter.topFolder("the search index of macOS", ".Spotlight-V100"),
            Litter.topFolder("the change log of macOS", ".fseventsd"),
            Litter.topFolder("a temporary folder of macOS", ".TemporaryItems"),
            Litter.topFolder("what a file system check found", "lost+found"));

    private final boolean on;
    private final String summary;

    @SuppressWarnings("ImmutableEnumChecker") // made with List.of
    private final List<Litter> litter;

    Group(boolean on, String summary, Litter... litter) {
        this.on = on;
        this.summary = summary;
        this.litter = List.of(litter);
    }

    /** The name of its setting and of the rule that rejects. It is persisted, so it never changes. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ConfigKey setting() {
        return ConfigKey.optional(key(), ConfigKey.Type.BOOLEAN, Boolean.toString(on), "leave behind " + summary);
    }

    /** The first kind of litter that a candidate is, or null. */
    @Nullable
    Litter match(Candidate candidate) {
        for (Litter one : litter) {
            if (one.matches(candidate)) {
                return one;
            }
        }
        return null;
    }
}
