package org.sylos.tck.filter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/** Candidates to ask a filter about: those of a test, and those that a filter must expect. */
@Stability(Stability.Level.EVOLVING)
public final class Candidates {
    private static final Instant MOMENT = Instant.parse("2024-02-29T12:34:56.789Z");

    /** Names that are told apart by what a filter does to them: patterns, encodings, cases, lengths. */
    private static final List<String> NAMES = List.of(
            "a",
            "report.docx",
            "REPORT.DOCX",
            " leading",
            "trailing ",
            "trailing.",
            "...",
            ".hidden",
            "-rf",
            "~",
            "%",
            "%s%n%d",
            "100%",
            "{0}",
            "$1",
            "\\",
            "\\E",
            "*",
            "?",
            "[",
            "[a",
            "(",
            "a{99999999999}",
            "line\nbreak",
            "\r\n",
            "\ttab",
            "quote\"'`",
            "caf\u00e9",
            "cafe\u0301",
            "I\u0131i\u0130",
            "stra\u00dfe",
            "\u65e5\u672c\u8a9e",
            "\ud83d\udcc1",
            "\ud800",
            "\u202egnp.exe",
            "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a!",
            "a".repeat(255),
            "~$".repeat(2000),
            ".".repeat(4000) + "x");

    private static final List<String> FOLDERS = List.of("", "/folder", "/.git", "/a b/%s/\\E", "/line\nbreak/~$x");
    private static final long[] SIZES = {0, 1, 162, 4096, 1L << 40, Long.MAX_VALUE};
    private static final List<@Nullable Instant> TIMES =
            Arrays.asList(null, Instant.EPOCH, MOMENT, Instant.MIN, Instant.MAX);

    private Candidates() {}

    /**
     * {@return a file of an ordinary time}
     *
     * @param path from the root, beginning with a slash
     * @param size bytes, not negative
     */
    public static Candidate file(String path, long size) {
        return of(path, NodeKind.FILE, size);
    }

    /**
     * {@return a folder of an ordinary time}
     *
     * @param path from the root, beginning with a slash
     */
    public static Candidate folder(String path) {
        return of(path, NodeKind.FOLDER, 0);
    }

    /**
     * {@return a link of an ordinary time}
     *
     * @param path from the root, beginning with a slash
     */
    public static Candidate symlink(String path) {
        return of(path, NodeKind.SYMLINK, 0);
    }

    /**
     * {@return the same node at another time, or without one}
     *
     * @param mtime modification time; null for none
     * @param other the node
     */
    public static Candidate at(@Nullable Instant mtime, Candidate other) {
        return new Candidate(other.path(), other.name(), other.kind(), other.size(), mtime, other.depth());
    }

    private static Candidate of(String path, NodeKind kind, long size) {
        return candidate(path, kind, size, MOMENT);
    }

    private static Candidate candidate(String path, NodeKind kind, long size, @Nullable Instant mtime) {
        int depth = (int) path.chars().filter(c -> c == '/').count();
        return new Candidate(path, path.substring(path.lastIndexOf('/') + 1), kind, size, mtime, depth);
    }

    /**
     * Names in all sorts of places, of all kinds, sizes and times: some of the kit's, and these, as they are and in other
     * cases. The same each time.
     */
    static List<Candidate> around(List<Candidate> some) {
        Set<String> names = new LinkedHashSet<>(NAMES);
        for (Candidate candidate : some) {
            names.add(candidate.name());
            names.add(candidate.name().toUpperCase(Locale.ROOT));
            names.add(candidate.name() + "\n");
        }
        Random random = new Random(7);
        List<Candidate> all = new ArrayList<>(some);
        for (String name : names) {
            for (NodeKind kind : NodeKind.values()) {
                for (int i = 0; i < 6; i++) {
                    String folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
                    all.add(candidate(
                            folder.isEmpty() ? "/" + name : NodeRef.childPath(folder, name),
                            kind,
                            kind == NodeKind.FILE ? SIZES[random.nextInt(SIZES.length)] : 0,
                            TIMES.get(random.nextInt(TIMES.size()))));
                }
            }
        }
        all.add(candidate("/d".repeat(500) + "/deep", NodeKind.FILE, 1, null));
        return all;
    }
}
