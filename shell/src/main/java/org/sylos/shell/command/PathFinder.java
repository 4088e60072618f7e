package org.sylos.shell.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.core.Review;

/** Finds the rows at paths, and says what may have been meant where there is none. */
final class PathFinder {
    /** Where there are more names in a folder, the others are not looked at: a suggestion must not take long. */
    private static final int NAMES = 2_000;

    private final Review review;
    private final String migration;

    PathFinder(Review review, String migration) {
        this.review = review;
        this.migration = migration;
    }

    /** The row at a path. */
    ReviewRow row(String path) {
        return review.row(path).orElseThrow(() -> missing(path));
    }

    /** The row of a folder. */
    ReviewRow folder(String path) {
        ReviewRow row = row(path);
        if (!row.isFolder()) {
            throw new SylosException("'" + path + "' is no folder in the migration '" + migration + "'", null, null);
        }
        return row;
    }

    /** The row of a node that the source has. */
    ReviewRow sourceRow(String path) {
        ReviewRow row = row(path);
        if (row.src() == null) {
            throw new SylosException(
                    "'" + path + "' is on the destination only in the migration '" + migration + "'",
                    "only what the source has can be left out or taken in; the rest stays as it is",
                    null);
        }
        return row;
    }

    /** The row of a folder that the source has. */
    ReviewRow sourceFolder(String path) {
        folder(path);
        return sourceRow(path);
    }

    private SylosException missing(String path) {
        int slash = path.lastIndexOf('/');
        String above = path;
        String name = "";
        Optional<ReviewRow> folder = Optional.empty();
        while (folder.isEmpty() && slash >= 0 && above.length() > 1) {
            name = above.substring(slash + 1);
            above = slash == 0 ? "/" : above.substring(0, slash);
            folder = review.row(above).filter(ReviewRow::isFolder);
            slash = above.lastIndexOf('/');
        }
        String base = above.equals("/") ? "/" : above + "/";
        String hint = folder.flatMap(found -> similar(found, base.length() == 1 ? 1 : base.length(), path, base))
                .map(other -> "did you mean '" + other + "'?")
                .orElse(
                        folder.isEmpty()
                                ? "paths begin with a slash and are those below the source's root"
                                : "'" + above + "' is there, and has no '" + name + "'");
        return new SylosException("there is no '" + path + "' in the migration '" + migration + "'", hint, null);
    }

    /** The path of the child that is called nearly so. */
    private Optional<String> similar(ReviewRow folder, int from, String path, String base) {
        int end = path.indexOf('/', from);
        String wanted = end < 0 ? path.substring(from) : path.substring(from, end);
        List<ReviewRow> rows = review.children(
                        folder.path(), new ReviewPage.Request(ReviewOrder.NAMES, null, NAMES, false))
                .rows();
        int most = Math.max(1, wanted.length() / 3);
        return rows.stream()
                .map(ReviewRow::name)
                .filter(name -> Math.abs(name.length() - wanted.length()) <= most)
                .map(name -> new Near(name, distance(wanted, name)))
                .filter(near -> near.distance() <= most)
                .min(Comparator.comparingInt(Near::distance))
                .map(near -> base + near.name());
    }

    private record Near(String name, int distance) {}

    /** How many letters are put in, taken out, changed or swapped from one to the other; a change of case is none. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] beforeThat = new int[b.length() + 1];
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, 1 + Math.min(now[j - 1], before[j]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], 1 + beforeThat[j - 2]);
                }
            }
            beforeThat = before;
            before = now;
        }
        return before[b.length()];
    }
}
