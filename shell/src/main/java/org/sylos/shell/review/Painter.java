package org.sylos.shell.review;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;
import org.sylos.shell.render.Text;
import org.sylos.shell.render.Units;

/** Draws the view as lines of a screen, each as wide as the screen, from what the model knows. */
final class Painter {
    /** Where there are fewer rows than this, only the list and the last line are shown. */
    private static final int FEW_ROWS = 8;

    private static final String HINTS = " / search f filter x exclude r retry i details s sort c copy ? keys q quit";

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final Glyphs glyphs;
    private final RowPainter rows;
    private final boolean colours;

    /**
     * A painter.
     *
     * @param colours whether colours are used
     * @param zone in which times are shown
     */
    Painter(Glyphs glyphs, boolean colours, ZoneId zone) {
        this.glyphs = glyphs;
        this.colours = colours;
        this.rows = new RowPainter(glyphs, colours, zone);
    }

    /** Rows of the list on a screen of so many rows. */
    static int listHeight(int rows) {
        return Math.max(1, rows < FEW_ROWS ? rows - 1 : rows - 5);
    }

    /** The whole screen. */
    List<AttributedString> paint(Model model, int columns, int screenRows) {
        List<AttributedString> lines = new ArrayList<>();
        boolean roomy = screenRows >= FEW_ROWS;
        if (roomy) {
            lines.add(title(model, columns));
            lines.add(place(model, columns));
        }
        if (model.mode() == Mode.PAGE) {
            page(model, columns, screenRows - (roomy ? 3 : 1), lines);
        } else if (model.mode() == Mode.FILTER) {
            menu(columns, screenRows - (roomy ? 3 : 1), lines);
        } else {
            list(model, columns, screenRows, roomy, lines);
        }
        while (lines.size() < screenRows - 1) {
            lines.add(line("", columns, PLAIN));
        }
        List<AttributedString> fitting = new ArrayList<>(lines.subList(0, Math.max(0, screenRows - 1)));
        fitting.add(status(model, columns));
        return fitting;
    }

    private void list(Model model, int columns, int screenRows, boolean roomy, List<AttributedString> lines) {
        if (roomy) {
            lines.add(line(rows.header(model.place().found(), columns), columns, PLAIN.bold()));
        }
        Rows list = model.rows();
        Optional<ReviewCounters> whole = model.counts().below(model.place().folder());
        for (int i = 0; i < listHeight(screenRows); i++) {
            long number = list.top() + i;
            Optional<ReviewRow> row = list.at(number);
            if (row.isPresent()) {
                lines.add(rows.row(model, row.get(), whole, number == list.cursor() && !list.seeking(), columns));
            } else if (list.has(number) && !isEmpty(list)) {
                lines.add(line("  " + glyphs.ellipsis(), columns, PLAIN));
            } else {
                lines.add(line(i == 0 ? "  nothing here" : "", columns, PLAIN));
            }
        }
        if (roomy) {
            lines.add(line(whole.map(this::summary).orElse(" counting " + glyphs.ellipsis()), columns, PLAIN.bold()));
        }
    }

    private static boolean isEmpty(Rows list) {
        Tally total = list.total();
        return total != null && total.nodes() == 0;
    }

    private AttributedString title(Model model, int columns) {
        String right = model.phase().isEmpty() ? "" : model.phase() + (model.changeable() ? " " : ", read only ");
        return line(apart(" Review of '" + glyphs.text(model.name()) + "'", right, columns), columns, PLAIN.inverse());
    }

    private AttributedString place(Model model, int columns) {
        Place place = model.place();
        Tally total = model.rows().total();
        String count = total == null ? glyphs.ellipsis() : Units.count(total.nodes(), "row", "rows");
        String sizes = total == null || !place.found() ? "" : ", " + Units.bytes(total.bytes());
        String right =
                count + sizes + ", by " + Sorting.words(model.rows().query().order()) + " ";
        String found = (place.status() == null ? "" : ", " + place.status().words())
                + (place.pattern() == null ? "" : ", named " + glyphs.text(place.pattern()));
        String left = " "
                + glyphs.cutStart(
                        glyphs.text(place.path()), Math.max(8, columns - Text.width(right) - Text.width(found) - 10))
                + (place.found() ? " below" + found : "");
        return line(apart(left, right, columns), columns, PLAIN.bold());
    }

    /** Two texts at the ends of a line; the second is left out where there is no room. */
    private String apart(String left, String right, int columns) {
        int room = columns - Text.width(left) - Text.width(right);
        return room < 1 ? left : left + " ".repeat(room) + right;
    }

    private String summary(ReviewCounters below) {
        StringBuilder text = new StringBuilder(" to copy below: ")
                .append(Units.count(below.toCopy().nodes(), "node", "nodes"))
                .append(", ")
                .append(Units.bytes(below.toCopy().bytes()))
                .append(" of ")
                .append(Units.count(below.all().nodes()));
        part(text, below.excluded(), " excluded");
        part(text, below.failed(), " failed");
        part(text, below.missingOnSrc(), " on the destination only");
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String words) {
        if (count > 0) {
            text.append("; ").append(Units.count(count)).append(words);
        }
    }

    private void page(Model model, int columns, int height, List<AttributedString> lines) {
        Page page = model.page();
        lines.add(line(" " + glyphs.cutStart(glyphs.text(page.title()), columns - 1), columns, PLAIN.bold()));
        List<AttributedString> text = new ArrayList<>();
        for (String raw : page.lines()
                .subList(Math.min(page.top(), page.lines().size()), page.lines().size())) {
            text.addAll(new AttributedString("  " + glyphs.text(raw)).columnSplitLength(Math.max(8, columns)));
        }
        for (int i = 0; i < Math.min(height - 1, text.size()); i++) {
            lines.add(line(text.get(i).toString(), columns, PLAIN));
        }
    }

    private void menu(int columns, int height, List<AttributedString> lines) {
        lines.add(line(" Show what is below here and", columns, PLAIN.bold()));
        List<String> choices = new ArrayList<>();
        choices.add("a  everything, folder by folder");
        for (StatusFilter filter : StatusFilter.values()) {
            choices.add(filter.letter() + "  is " + filter.words());
        }
        for (int i = 0; i < Math.min(height - 1, choices.size()); i++) {
            lines.add(line("  " + choices.get(i), columns, PLAIN));
        }
    }

    private AttributedString status(Model model, int columns) {
        String typed = glyphs.text(model.line().text());
        return switch (model.mode()) {
            case SEARCH -> prompt("Name: ", typed, columns);
            case EXCLUDE -> prompt(decision(model) + ", because (may be empty): ", typed, columns);
            case FILTER -> line(" Which? Another key changes nothing.", columns, PLAIN.bold());
            case COPY -> prompt("Carry out the plan as it is now? [y/N] ", typed, columns);
            case PAGE -> line(" up, down: scroll   q: back", columns, PLAIN.inverse());
            case BROWSE ->
                model.message().isEmpty()
                        ? line(HINTS, columns, PLAIN.inverse())
                        : line(" " + glyphs.text(model.message()), columns, message(model.alarming()));
        };
    }

    private static String decision(Model model) {
        return model.subject()
                .map(row -> row.copy() == CopyStatus.EXCLUDED_EXPLICIT ? "Take in again" : "Leave out")
                .orElse("Leave out or take in again");
    }

    private AttributedString prompt(String question, String typed, int columns) {
        String room = glyphs.cutStart(typed, Math.max(4, columns - Text.width(question) - 2));
        return line(" " + question + room + "_", columns, PLAIN.bold());
    }

    private AttributedStyle message(boolean alarming) {
        return alarming && colours ? PLAIN.bold().foreground(AttributedStyle.RED) : PLAIN.bold();
    }

    private AttributedString line(String text, int columns, AttributedStyle style) {
        return new AttributedStringBuilder()
                .append(glyphs.left(text, columns), style)
                .toAttributedString();
    }
}
