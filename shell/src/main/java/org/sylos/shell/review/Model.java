package org.sylos.shell.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.ReviewCounters;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;

/**
 * Everything the view knows at one moment. It asks for what it lacks, is given it at some time, and never waits. Used by one
 * thread.
 */
final class Model {
    private final String name;
    private final Deque<Rows> lists = new ArrayDeque<>();
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final Counts counts = new Counts();
    private final Line line = new Line();
    private Mode mode = Mode.BROWSE;
    private Page page = Page.of("", List.of());
    private String message = "";
    private boolean alarming;
    private boolean changeable;
    private String phase = "";
    private int version;
    private int height = 1;
    private Optional<ReviewRow> subject = Optional.empty();
    private @Nullable Outcome outcome;

    /**
     * A view that begins in the root.
     *
     * @param name name of the migration
     * @param root id of the source root
     */
    Model(String name, long root) {
        this.name = name;
        open(Place.folder(root, "/"));
        tasks.add(new Task.Standing());
    }

    String name() {
        return name;
    }

    /** The list that is looked at. */
    Rows rows() {
        return lists.getFirst();
    }

    Place place() {
        return rows().query().place();
    }

    Counts counts() {
        return counts;
    }

    Mode mode() {
        return mode;
    }

    Page page() {
        return page;
    }

    Line line() {
        return line;
    }

    /** What came of the latest key; empty when there is nothing to say. */
    String message() {
        return message;
    }

    /** Whether the message tells of trouble. */
    boolean alarming() {
        return alarming;
    }

    /** Whether nodes can be left out, taken in and marked. */
    boolean changeable() {
        return changeable;
    }

    /** The phase for people; empty while it is not known. */
    String phase() {
        return phase;
    }

    /** Rows of the list that fit on the screen. */
    int height() {
        return height;
    }

    /** How the view was left; empty as long as it is not. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** So many rows of the list fit on the screen now. */
    void resize(int rows) {
        height = Math.max(1, rows);
        rows().fit(height);
    }

    void say(String text) {
        message = text;
        alarming = false;
    }

    void alarm(String text) {
        message = text;
        alarming = true;
    }

    void leave(Outcome how) {
        outcome = how;
    }

    /** Changes what keys are about, with an empty line to type. */
    void enter(Mode other) {
        mode = other;
        line.eraseAll();
    }

    /** The row that a reason is typed for; empty when it was not loaded at that time. */
    Optional<ReviewRow> subject() {
        return subject;
    }

    void decideAbout(Optional<ReviewRow> row) {
        subject = row;
    }

    void show(Page text) {
        page = text;
        mode = Mode.PAGE;
    }

    void scroll(int by) {
        page = page.scroll(by);
    }

    /** Goes to a place; the way back leads here. */
    void open(Place place) {
        lists.push(new Rows(new Query(place, Sorting.first(place), version)));
    }

    /** Goes to a row in its folder. */
    void open(Place folder, RowId row) {
        lists.push(new Rows(new Query(folder, Sorting.first(folder), version), row));
    }

    /** Shows something else in place of the present list. */
    void replace(Place place) {
        lists.pop();
        open(place);
    }

    /** Goes back to where one came from; stays in the first place. */
    void back() {
        if (lists.size() > 1) {
            lists.pop();
            rows().fit(height);
            if (rows().query().version() != version) {
                rows().refresh(version);
            }
        }
    }

    void sort(ReviewOrder order) {
        rows().sort(order);
    }

    /** Has everything loaded anew, because something was or may have been changed. */
    void refresh() {
        version++;
        counts.clear();
        rows().refresh(version);
        tasks.add(new Task.Standing());
    }

    void ask(Task task) {
        tasks.add(task);
    }

    /** The next task to be carried out. */
    Optional<Task> nextTask() {
        return Optional.ofNullable(tasks.poll());
    }

    /** The rows that are lacking. */
    Optional<Wanted> wantedRows() {
        return rows().wanted(height);
    }

    /** The counts that are lacking: of the list, of its folder, then of the folders on the screen. */
    CountsWanted wantedCounts() {
        List<Long> folders = new ArrayList<>();
        folders.add(place().folder());
        rows().selected().ifPresent(row -> addFolder(row, folders));
        for (long number = rows().top(); number < rows().top() + height; number++) {
            rows().at(number).ifPresent(row -> addFolder(row, folders));
        }
        Optional<Query> list = rows().total() == null ? Optional.of(rows().query()) : Optional.empty();
        return new CountsWanted(
                version, list, counts.missing(folders.stream().distinct().toList()));
    }

    private static void addFolder(ReviewRow row, List<Long> folders) {
        if (row.isFolder() && row.srcId() != 0) {
            folders.add(row.srcId());
        }
    }

    void loaded(Wanted wanted, Slice slice, long found) {
        rows().loaded(wanted, slice, found, height);
    }

    void counted(Query list, Tally total) {
        rows().counted(list, total, height);
    }

    void counted(int of, long folder, ReviewCounters below) {
        if (of == version) {
            counts.put(folder, below);
        }
    }

    void standing(String inPhase, boolean mayChange) {
        phase = inPhase;
        changeable = mayChange;
    }

    /** Fills the page about a row, if it is still looked at. */
    void detailed(RowId row, List<String> lines) {
        if (mode == Mode.PAGE && row.equals(page.about())) {
            page = new Page(page.title(), lines, row, page.top());
        }
    }
}
