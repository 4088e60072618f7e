package org.sylos.shell.review;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;
import org.sylos.shell.render.RowState;
import org.sylos.shell.render.Text;
import org.sylos.shell.render.Units;

/** Draws one row of the list, in columns that depend on the width of the screen alone. */
final class RowPainter {
    private static final int BYTES = 10;
    private static final int NODES = 11;
    private static final int STATE = 17;
    private static final int TIME = 16;

    private final Glyphs glyphs;
    private final boolean colours;
    private final DateTimeFormatter minutes;

    RowPainter(Glyphs glyphs, boolean colours, ZoneId zone) {
        this.glyphs = glyphs;
        this.colours = colours;
        this.minutes =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    /** What stands above the rows. */
    String header(boolean found, int columns) {
        StringBuilder text = new StringBuilder("   ");
        if (columns >= 40) {
            text.append(Text.right("to copy", BYTES)).append(' ');
        }
        if (columns >= 60) {
            text.append(Text.right("nodes", NODES)).append(' ');
        }
        if (bar(columns) > 0) {
            text.append(Text.left("share", bar(columns))).append(' ');
        }
        if (columns >= 110) {
            text.append(Text.right("size", BYTES)).append(' ');
        }
        if (columns >= 130) {
            text.append(Text.left("modified", TIME)).append(' ');
        }
        if (columns >= 100) {
            text.append(Text.left("status", STATE)).append(' ');
        }
        return text.append(found ? "path" : "name").toString();
    }

    private static int bar(int columns) {
        return columns >= 150 ? 20 : columns >= 70 ? 10 : 0;
    }

    /**
     * A row.
     *
     * @param whole what is below the folder that is looked at, once it is known
     */
    AttributedString row(Model model, ReviewRow row, Optional<ReviewCounters> whole, boolean selected, int columns) {
        RowState state = RowState.of(row);
        Optional<Tally> share = toCopy(model, row);
        StringBuilder text = new StringBuilder()
                .append(selected ? '>' : ' ')
                .append(state.mark())
                .append(row.marks().isEmpty() ? ' ' : 'r');
        if (columns >= 40) {
            text.append(Text.right(amount(share, true), BYTES)).append(' ');
        }
        if (columns >= 60) {
            text.append(Text.right(amount(share, false), NODES)).append(' ');
        }
        if (bar(columns) > 0) {
            text.append(bar(share, whole, bar(columns))).append(' ');
        }
        if (columns >= 110) {
            text.append(Text.right(row.isFolder() ? "" : Units.bytes(row.main().size()), BYTES))
                    .append(' ');
        }
        if (columns >= 130) {
            var time = row.main().mtime();
            text.append(Text.left(time == null ? "" : minutes.format(time), TIME))
                    .append(' ');
        }
        if (columns >= 100) {
            text.append(Text.left(state.word(), STATE)).append(' ');
        }
        text.append(name(row, model.place().found(), columns - Text.width(text.toString())));
        for (String why : columns >= 150 ? List.of(RowState.again(row), RowState.why(row)) : List.<String>of()) {
            if (!why.isEmpty()) {
                text.append("  (").append(glyphs.text(why)).append(')');
            }
        }
        AttributedStyle style = colours ? colour(state) : AttributedStyle.DEFAULT;
        return new AttributedStringBuilder()
                .append(glyphs.left(text.toString(), columns), selected ? style.inverse() : style)
                .toAttributedString();
    }

    /** A name, with that at the destination where it is another one: where there is not room for both, each has half of it at least. */
    private String name(ReviewRow row, boolean found, int room) {
        String own = glyphs.text(found ? row.path() : row.name()) + ending(row);
        Optional<String> other = row.otherName().map(name -> glyphs.text(name) + ending(row));
        if (other.isEmpty()) {
            return own;
        }
        String arrow = " " + glyphs.arrow() + " ";
        int both = room - Text.width(arrow);
        int mostOfOwn = Math.max(both / 2, both - Text.width(other.get()));
        int mostOfOther = Math.max(both - both / 2, both - Text.width(own));
        return glyphs.cut(own, mostOfOwn) + arrow + glyphs.cut(other.get(), mostOfOther);
    }

    private static String ending(ReviewRow row) {
        return row.kind() == NodeKind.FOLDER ? "/" : row.kind() == NodeKind.SYMLINK ? "@" : "";
    }

    /** What is still to be copied of a row, and with a folder what is below it; empty while it is being counted. */
    private static Optional<Tally> toCopy(Model model, ReviewRow row) {
        Tally own = row.copy() == CopyStatus.PENDING
                ? new Tally(1, row.kind() == NodeKind.FILE ? row.main().size() : 0)
                : Tally.ZERO;
        return row.isFolder() && row.srcId() != 0
                ? model.counts().below(row.srcId()).map(below -> own.plus(below.toCopy()))
                : Optional.of(own);
    }

    private String amount(Optional<Tally> tally, boolean bytes) {
        if (tally.isEmpty()) {
            return glyphs.ellipsis();
        }
        if (tally.get().nodes() == 0) {
            return "";
        }
        return bytes
                ? Units.bytes(tally.get().bytes())
                : Units.count(tally.get().nodes());
    }

    /** By bytes, and where there are none to be copied at all, by nodes. */
    private String bar(Optional<Tally> share, Optional<ReviewCounters> whole, int columns) {
        if (share.isEmpty() || whole.isEmpty() || share.get().nodes() == 0) {
            return " ".repeat(columns);
        }
        Tally all = whole.get().toCopy();
        double part = all.bytes() > 0
                ? (double) share.get().bytes() / all.bytes()
                : (double) share.get().nodes() / Math.max(1, all.nodes());
        return glyphs.bar(part, columns);
    }

    private static AttributedStyle colour(RowState state) {
        return switch (state) {
            case CREATE, COPIED -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case OVERWRITE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
            case FAILED, CONFLICT, DRIFTED -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
            case KEEP, EXCLUDED, EXCLUDED_ABOVE, REJECTED, DESTINATION_ONLY -> AttributedStyle.DEFAULT.faint();
        };
    }
}
