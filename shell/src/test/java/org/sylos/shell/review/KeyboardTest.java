package org.sylos.shell.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSort;

/** What keys make of the model, with a store that is asked between them. */
class KeyboardTest {
    private final ReviewTree tree = new ReviewTree();
    private final SampleDesk desk = new SampleDesk(tree);
    private final Model model = new Model("many", 1);

    private void fill(int files) {
        for (int i = 0; i < files; i++) {
            tree.file("/f" + i, (i * 7919L) % 1000);
        }
        model.resize(20);
        settle();
    }

    /** Answers until nothing is asked any more. */
    private void settle() {
        Tasks tasks = new Tasks(desk);
        PageWalk walk = new PageWalk(tree, model.rows().query());
        Optional<Wanted> before = Optional.empty();
        while (true) {
            for (Optional<Task> task = model.nextTask(); task.isPresent(); task = model.nextTask()) {
                tasks.carryOut(task.get()).accept(model);
            }
            Query query = model.rows().query();
            walk = walk.query().equals(query) ? walk : new PageWalk(tree, query);
            model.counted(query, PageWalk.total(tree, query));
            Optional<Wanted> wanted = model.wantedRows();
            if (wanted.isEmpty() || wanted.equals(before)) {
                return;
            }
            before = wanted;
            walk.find(wanted.get(), () -> false)
                    .ifPresent(found -> model.loaded(wanted.get(), found.slice(), found.number()));
        }
    }

    private void press(Key... keys) {
        for (Key key : keys) {
            Keyboard.press(model, key, "");
            settle();
        }
    }

    private void type(String text) {
        Keyboard.press(model, Key.TEXT, text);
    }

    private String selected() {
        return model.rows().selected().map(ReviewRow::path).orElse("none");
    }

    @Test
    void the_end_of_a_long_list_is_reached_and_one_can_go_back_from_it() {
        fill(3_000);
        press(Key.END);
        assertThat(selected()).isEqualTo("/f2999");
        press(Key.PAGE_UP, Key.UP);
        assertThat(selected()).isEqualTo("/f2978");
        press(Key.HOME);
        assertThat(selected()).isEqualTo("/f0");
        press(Key.PAGE_DOWN, Key.DOWN, Key.DOWN);
        assertThat(selected()).isEqualTo("/f22");
        assertThat(model.rows().top()).isLessThanOrEqualTo(22).isGreaterThan(2);
    }

    @Test
    void only_rows_around_the_cursor_are_kept() {
        fill(3_000);
        press(Key.END);
        assertThat(model.rows().at(0)).isEmpty();
        assertThat(model.rows().at(2_999)).isPresent();
    }

    @Test
    void sorting_leaves_the_selection_on_its_node() {
        fill(3_000);
        press(Key.END, Key.UP);
        String before = selected();
        press(Key.SORT);
        assertThat(model.rows().query().order().by()).isEqualTo(ReviewSort.SIZE);
        assertThat(selected()).isEqualTo(before);
        assertThat(model.rows().cursor()).isNotEqualTo(2_998);
        press(Key.REVERSE);
        assertThat(selected()).isEqualTo(before);
    }

    @Test
    void leaving_out_leaves_the_selection_on_its_node() {
        fill(100);
        press(Key.SORT, Key.SORT, Key.SORT, Key.DOWN, Key.DOWN);
        assertThat(model.rows().query().order().by()).isEqualTo(ReviewSort.STATUS);
        String before = selected();
        press(Key.EXCLUDE);
        type("why not");
        press(Key.ACCEPT);
        assertThat(selected()).isEqualTo(before);
        assertThat(model.rows().selected().orElseThrow().excluded()).isTrue();
        assertThat(model.rows().cursor()).isEqualTo(99);
    }

    @Test
    void what_is_typed_for_a_row_that_is_not_loaded_yet_is_not_taken_for_keys() {
        fill(3_000);
        Keyboard.press(model, Key.END, "");
        Keyboard.press(model, Key.EXCLUDE, "");
        assertThat(model.mode()).isEqualTo(Mode.EXCLUDE);
        type("cy");
        settle();
        press(Key.ACCEPT);
        assertThat(model.outcome()).isEmpty();
        assertThat(tree.decisions(0, 9)).singleElement().satisfies(made -> {
            assertThat(made.decision().subject()).isEqualTo("/f2999");
            assertThat(made.decision().reason()).isEqualTo("cy");
        });
    }

    @Test
    void a_restriction_can_be_combined_with_a_search_and_taken_back() {
        fill(30);
        press(Key.SEARCH);
        type("F1");
        press(Key.ERASE, Key.ERASE);
        type("f1?");
        press(Key.ACCEPT);
        assertThat(model.rows().total())
                .isNotNull()
                .satisfies(total -> assertThat(total.nodes()).isEqualTo(10));
        press(Key.FILTER);
        type("x");
        settle();
        assertThat(model.place().status()).isEqualTo(StatusFilter.EXCLUDED);
        assertThat(model.rows().total())
                .isNotNull()
                .satisfies(total -> assertThat(total.nodes()).isZero());
        press(Key.BACK);
        assertThat(model.place().found()).isFalse();
    }

    @Test
    void marks_are_set_and_taken_back() {
        fill(3);
        press(Key.MARK);
        assertThat(desk.marked()).hasSize(1);
        assertThat(model.message()).isEqualTo("Will be copied again: 1 node.");
        press(Key.UNMARK);
        assertThat(desk.marked()).isEmpty();
        press(Key.UNMARK);
        assertThat(model.message()).isEqualTo("It was not marked.");
    }
}
