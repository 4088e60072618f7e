package org.sylos.shell.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jline.terminal.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.shell.terminal.Interrupts;

/** The view on a terminal whose screen is emulated. */
class ReviewScreenTest {
    private static final String DOWN = "\033[B";

    private final Interrupts interrupts = new Interrupts((kind, times) -> {});
    private final ReviewTree tree = ReviewTree.sample();
    private VirtualTerminal terminal;
    private Attributes before;

    @BeforeEach
    void open() throws IOException {
        terminal = new VirtualTerminal("xterm", 80, 24);
        before = terminal.terminal().getAttributes();
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
    }

    private CompletableFuture<Outcome> show(Desk desk) {
        ReviewScreen screen = new ReviewScreen(terminal.terminal(), interrupts, false, false);
        return CompletableFuture.supplyAsync(() -> screen.show(desk, 1));
    }

    private void assertGivenBack() {
        assertThat(terminal.terminal().getAttributes().toString()).isEqualTo(before.toString());
        String written = terminal.written();
        // The other screen is left, nothing is drawn after that, and the cursor is seen again.
        assertThat(written.substring(written.lastIndexOf("\033[?1049l")))
                .doesNotContain("\033[?1049h")
                .hasSizeLessThan(30);
        assertThat(written.lastIndexOf("\033[?12l\033[?25h")).isGreaterThan(written.lastIndexOf("\033[?25l"));
    }

    @Test
    void one_walks_into_a_folder_leaves_a_row_out_and_takes_it_in_again() throws Exception {
        CompletableFuture<Outcome> view = show(new SampleDesk(tree));
        terminal.await("Awaiting-Path-Review");
        terminal.await("to copy below: 48 nodes");
        terminal.press("\r");
        terminal.await(text -> text.contains("/2024  ") && text.contains("+    4.7 GiB"));
        terminal.press(DOWN + "xtoo large\r");
        terminal.await("Left out: 1 node, 4.7 GiB.");
        terminal.await(">x                                   film.mp4");
        assertThat(tree.decisions(0, 9)).singleElement().satisfies(made -> {
            assertThat(made.decision().reason()).isEqualTo("too large");
            assertThat(made.decision().user()).isEqualTo("ann");
            assertThat(made.decision().subject()).isEqualTo("/2024/film.mp4");
        });
        terminal.press("x\r");
        terminal.await("Taken in again: 1 node, 4.7 GiB.");
        terminal.press("q");
        assertThat(view.join()).isEqualTo(Outcome.QUIT);
        assertGivenBack();
    }

    @Test
    void nothing_waits_for_a_store_that_does_not_answer() throws Exception {
        CompletableFuture<Outcome> view;
        try (ReviewTree.Held held = tree.hold()) {
            view = show(new SampleDesk(tree));
            terminal.await("counting ..");
            terminal.press("?");
            terminal.await("mark a row to be tried again");
            terminal.press("q/lost");
            terminal.await("Name: lost_");
            terminal.press("\007c");
            terminal.await("One moment");
        }
        terminal.await("to copy below: 48 nodes");
        terminal.press("q");
        assertThat(view.join()).isEqualTo(Outcome.QUIT);
    }

    @ParameterizedTest
    @CsvSource({"200,50", "80,24", "40,10", "12,4", "3,2", "1,1"})
    void any_size_of_the_window_is_survived(int columns, int rows) throws Exception {
        CompletableFuture<Outcome> view = show(new SampleDesk(tree));
        terminal.await("to copy below: 48 nodes");
        terminal.resize(columns, rows);
        terminal.press(DOWN + DOWN + "i");
        terminal.press("q?q");
        terminal.resize(100, 30);
        terminal.await(text -> text.contains("to copy below: 48 nodes") && text.contains("status"));
        terminal.press("q");
        assertThat(view.join()).isEqualTo(Outcome.QUIT);
    }

    @Test
    void what_is_found_leads_to_its_folder_and_back() throws Exception {
        CompletableFuture<Outcome> view = show(new SampleDesk(tree));
        terminal.press("/img_3?.jpg\r");
        terminal.await(
                text -> text.contains("10 rows") && text.contains(">+") && text.contains("/2024/summer/IMG_30.jpg"));
        terminal.press(DOWN + DOWN + "\r");
        terminal.await(text -> text.contains("40 rows")
                && text.lines().anyMatch(line -> line.startsWith(">") && line.endsWith("IMG_32.jpg")));
        terminal.press("\177");
        terminal.await("10 rows");
        terminal.press("q");
        view.join();
    }

    @Test
    void control_characters_of_names_and_messages_never_reach_the_terminal() throws Exception {
        CompletableFuture<Outcome> view = show(new SampleDesk(tree));
        terminal.press("/bad\r");
        terminal.await("bad\\nname\\x1b[31m.txt");
        terminal.press("i");
        terminal.await("not \\x1b[2J allowed");
        terminal.press("q");
        terminal.press("q");
        view.join();
        assertThat(terminal.written()).doesNotContain("\033[31m");
    }

    @Test
    void ctrl_c_and_signals_give_the_terminal_back() throws Exception {
        CompletableFuture<Outcome> view = show(new SampleDesk(tree));
        terminal.await("to copy below");
        terminal.press("\003");
        assertThat(view.join()).isEqualTo(Outcome.INTERRUPTED);
        assertGivenBack();
        view = show(new SampleDesk(tree));
        terminal.await("to copy below");
        interrupts.request(Interrupts.Kind.TERM);
        assertThat(view.join()).isEqualTo(Outcome.INTERRUPTED);
        assertGivenBack();
    }

    @Test
    void a_defect_gives_the_terminal_back_and_is_not_hidden() {
        CompletableFuture<Outcome> view = CompletableFuture.supplyAsync(
                () -> new ReviewScreen(terminal.terminal(), interrupts, false, false).show(new SampleDesk(tree), 4711));
        assertThatThrownBy(view::join).isInstanceOf(CompletionException.class).hasMessageContaining("No value present");
        assertGivenBack();
    }

    @Test
    void the_copy_is_asked_about_and_begun_outside() throws Exception {
        CompletableFuture<Outcome> view = show(new SampleDesk(tree));
        terminal.await("Awaiting-Path-Review");
        terminal.press("cn\r");
        terminal.await("Nothing was begun.");
        terminal.press("cy\r");
        assertThat(view.join()).isEqualTo(Outcome.COPY);
        assertGivenBack();
    }

    @Test
    void outside_review_one_can_only_look() throws Exception {
        tree.setChangeable(false);
        CompletableFuture<Outcome> view = show(new SampleDesk(tree));
        terminal.await("Complete, read only");
        terminal.press("x");
        terminal.await("Read only: in phase Complete nothing can be changed.");
        terminal.press("q");
        view.join();
        assertThat(tree.decisions(0, 9)).isEmpty();
    }
}
