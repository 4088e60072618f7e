package org.sylos.shell.review;

import java.util.Optional;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewRow;

/** What keys do. */
final class Keyboard {
    private Keyboard() {}

    /**
     * A key was pressed.
     *
     * @param text what was typed, for {@link Key#TEXT}
     */
    static void press(Model model, Key key, String text) {
        if (key == Key.INTERRUPT) {
            model.leave(Outcome.INTERRUPTED);
            return;
        }
        switch (model.mode()) {
            case BROWSE -> browse(model, key);
            case PAGE -> page(model, key);
            case FILTER -> filter(model, key, text);
            case SEARCH, EXCLUDE, COPY -> type(model, key, text);
        }
    }

    private static void browse(Model model, Key key) {
        Rows rows = model.rows();
        int height = model.height();
        if (key != Key.NONE) {
            model.say("");
        }
        switch (key) {
            case UP -> rows.move(-1, height);
            case DOWN -> rows.move(1, height);
            case PAGE_UP -> rows.move(-height, height);
            case PAGE_DOWN -> rows.move(height, height);
            case HOME -> rows.moveTo(0, height);
            case END -> rows.moveToEnd(height);
            case OPEN -> rows.selected().ifPresent(row -> open(model, row));
            case BACK, CANCEL -> model.back();
            case SEARCH -> model.enter(Mode.SEARCH);
            case FILTER -> model.enter(Mode.FILTER);
            case EXCLUDE -> exclude(model);
            case MARK -> rows.selected().ifPresent(row -> change(model, new Task.Mark(row)));
            case UNMARK -> rows.selected().ifPresent(row -> change(model, new Task.Unmark(row)));
            case DETAILS -> rows.selected().ifPresent(row -> details(model, row));
            case SORT -> sort(model, false);
            case REVERSE -> sort(model, true);
            case HELP -> model.show(Page.of("Keys", HelpText.LINES));
            case COPY -> askForCopy(model);
            case REFRESH -> model.refresh();
            case QUIT -> model.leave(Outcome.QUIT);
            case ACCEPT, ERASE, ERASE_ALL, TEXT, NONE, INTERRUPT -> {}
        }
    }

    private static void page(Model model, Key key) {
        switch (key) {
            case UP -> model.scroll(-1);
            case DOWN -> model.scroll(1);
            case PAGE_UP -> model.scroll(-model.height());
            case PAGE_DOWN -> model.scroll(model.height());
            case HOME -> model.scroll(-model.page().lines().size());
            case END -> model.scroll(model.page().lines().size());
            case QUIT, BACK, CANCEL, OPEN, DETAILS, HELP -> model.enter(Mode.BROWSE);
            default -> {}
        }
    }

    private static void open(Model model, ReviewRow row) {
        if (row.isFolder() && row.srcId() == 0) {
            model.say("Only the destination has this folder; nobody looked into it.");
        } else if (row.isFolder()) {
            model.open(Place.folder(row.srcId(), row.path()));
        } else if (model.place().found()) {
            model.ask(new Task.Locate(row));
        } else {
            details(model, row);
        }
    }

    private static void details(Model model, ReviewRow row) {
        model.show(new Page(row.path(), DetailsText.lines(row, Optional.empty()), RowId.of(row), 0));
        model.ask(new Task.Details(row));
    }

    private static void sort(Model model, boolean reverse) {
        Query query = model.rows().query();
        model.sort(reverse ? Sorting.reversed(query.order()) : Sorting.next(query.place(), query.order()));
        model.say("Sorted by " + Sorting.words(model.rows().query().order()) + ".");
    }

    /** A row that is still on its way is decided about when the reason was typed: what is typed next must not act as keys. */
    private static void exclude(Model model) {
        Optional<ReviewRow> row = model.rows().selected();
        Optional<String> refusal = row.flatMap(Keyboard::refusal);
        if (refusal.isPresent()) {
            model.say(refusal.get());
        } else if (writable(model)) {
            model.decideAbout(row);
            model.enter(Mode.EXCLUDE);
        }
    }

    /** Why a row can be neither left out nor taken in. */
    private static Optional<String> refusal(ReviewRow row) {
        if (row.srcId() == 0) {
            return Optional.of("Only the destination has it: it stays as it is, and there is nothing to leave out.");
        }
        return row.copy() == null
                ? Optional.of("A filter left it out, or its kind is not migrated: that is not decided here.")
                : Optional.empty();
    }

    private static void decide(Model model, String reason) {
        Optional<ReviewRow> row = model.subject().or(() -> model.rows().selected());
        if (row.isEmpty()) {
            model.alarm("The row was not loaded yet; nothing was changed.");
            return;
        }
        Optional<String> refusal = refusal(row.get());
        if (refusal.isPresent()) {
            model.say(refusal.get());
            return;
        }
        boolean excluded = row.get().copy() == CopyStatus.EXCLUDED_EXPLICIT;
        model.say(excluded ? "Taking in again ..." : "Leaving out ...");
        model.ask(excluded ? new Task.Include(row.get(), reason) : new Task.Exclude(row.get(), reason));
    }

    private static void change(Model model, Task task) {
        if (writable(model)) {
            model.ask(task);
        }
    }

    private static boolean writable(Model model) {
        if (!model.changeable()) {
            model.say(
                    model.phase().isEmpty()
                            ? "One moment: it is not known yet whether anything can be changed."
                            : "Read only: in phase " + model.phase() + " nothing can be changed.");
        }
        return model.changeable();
    }

    private static void askForCopy(Model model) {
        if (writable(model)) {
            model.enter(Mode.COPY);
        }
    }

    private static void filter(Model model, Key key, String text) {
        model.enter(Mode.BROWSE);
        if (key == Key.TEXT && text.equals("a")) {
            restrict(model, model.place().withStatus(null));
        } else if (key == Key.TEXT) {
            StatusFilter.ofLetter(text)
                    .ifPresent(status -> restrict(model, model.place().withStatus(status)));
        }
    }

    /** From a folder to what is found in it there is a way back; from one thing found to another there is none. */
    private static void restrict(Model model, Place place) {
        if (place.equals(model.place())) {
            return;
        }
        if (!place.found()) {
            model.back();
        } else if (model.place().found()) {
            model.replace(place);
        } else {
            model.open(place);
        }
    }

    private static void type(Model model, Key key, String text) {
        Line line = model.line();
        switch (key) {
            case TEXT -> line.type(text);
            case ERASE -> line.erase();
            case ERASE_ALL -> line.eraseAll();
            case CANCEL -> model.enter(Mode.BROWSE);
            case ACCEPT -> accept(model, line.text());
            default -> {}
        }
    }

    private static void accept(Model model, String typed) {
        Mode mode = model.mode();
        model.enter(Mode.BROWSE);
        if (mode == Mode.SEARCH) {
            restrict(model, model.place().withPattern(typed.isEmpty() ? null : typed));
        } else if (mode == Mode.EXCLUDE) {
            decide(model, typed.strip());
        } else if (typed.strip().equalsIgnoreCase("y") || typed.strip().equalsIgnoreCase("yes")) {
            model.leave(Outcome.COPY);
        } else {
            model.say("Nothing was begun.");
        }
    }
}
