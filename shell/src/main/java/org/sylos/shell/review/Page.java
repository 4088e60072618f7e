package org.sylos.shell.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text in place of the list.
 *
 * @param title what it is about
 * @param lines the text, not yet fit for a terminal
 * @param about the row it tells about; null for none
 * @param top number of the line at the top of the screen
 */
record Page(String title, List<String> lines, @Nullable RowId about, int top) {
    Page {
        lines = List.copyOf(lines);
    }

    static Page of(String title, List<String> lines) {
        return new Page(title, lines, null, 0);
    }

    /** The same, shifted, but not beyond its last line. */
    Page scroll(int by) {
        return new Page(title, lines, about, Math.max(0, Math.min(top + by, lines.size() - 1)));
    }
}
