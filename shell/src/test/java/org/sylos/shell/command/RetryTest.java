package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sylos.shell.command.Program.Outcome;

/** Nodes are marked to be tried again, and tried again, from the command line. */
class RetryTest extends ReviewedTreeTest {
    @Test
    void a_marked_folder_alone_is_listed_again() throws Exception {
        Files.writeString(tree.source().resolve("photos/raw/new.tif"), "new");
        Files.writeString(tree.source().resolve("unmarked"), "not looked at");
        Outcome marked = run("mark", "nas", "/photos/raw");
        assertThat(marked.code()).isZero();
        assertThat(marked.out()).isEqualTo("1 node is to be listed again.\n");
        assertThat(marked.err()).contains("To list again: sylos retry nas");
        Outcome retried = run("retry", "nas");
        assertThat(retried.code()).as(retried.err()).isEqualTo(3);
        assertThat(run("find", "nas", "--name", "new.tif").out()).contains("/photos/raw/new.tif");
        assertThat(run("find", "nas", "--name", "unmarked").out()).isEmpty();
        run("copy", "nas");
        assertThat(tree.destination().resolve("photos/raw/new.tif")).hasContent("new");
    }

    @Test
    void a_file_that_was_copied_is_copied_again_when_it_is_marked() throws Exception {
        run("copy", "nas");
        Path copied = tree.destination().resolve("photos/a2.jpg");
        Files.delete(copied);
        Outcome marked = run("mark", "nas", "/photos/a2.jpg");
        assertThat(marked.out()).isEqualTo("1 node is to be copied again.\n");
        assertThat(marked.err()).contains("To copy again: sylos copy nas");
        assertThat(run("find", "nas", "--status", "marked").out())
                .containsPattern("create +/photos/a2.jpg +to be copied again\n")
                .hasLineCount(2);
        assertThat(run("find", "nas", "--where", "{marked: copy}", "-o", "jsonl")
                        .out())
                .contains("\"path\":\"/photos/a2.jpg\"", "\"marks\":\"copy\"");
        assertThat(run("unmark", "nas", "--all").out()).isEqualTo("1 node is no longer to be copied again.\n");
        run("mark", "nas", "/photos/a2.jpg");
        run("copy", "nas");
        assertThat(copied).hasContent("xx");
    }

    @Test
    void what_cannot_be_tried_again_is_said() {
        assertThat(run("mark", "nas", "/clash").out())
                .isEqualTo("1 node cannot be copied again: left out, in conflict, or below a folder that failed.\n");
        assertThat(run("mark", "nas", "/photos", "/same", "-o", "jsonl").out())
                .contains("\"action\":\"mark\"")
                .contains("\"discovery\":{\"selected\":1,\"changed\":1,\"refused\":0}");
        assertThat(run("unmark", "nas", "--all").out()).contains("no longer to be listed again");
    }

    @Test
    void with_nothing_to_try_again_that_is_said() {
        assertThat(run("retry", "nas").out() + run("retry", "nas").err()).contains("There is nothing to try again.");
    }

    @Test
    void a_complete_migration_cannot_be_retried() {
        run("exclude", "nas", "/clash");
        assertThat(run("copy", "nas").code()).isZero();
        Outcome late = run("retry", "nas");
        assertThat(late.code()).isEqualTo(1);
        assertThat(late.err())
                .contains("cannot retry: the migration 'nas' is in phase Complete", "possible now: verify");
    }

    @Test
    void senseless_wishes_are_refused() {
        assertThat(run("mark", "nas").code()).isEqualTo(2);
        assertThat(run("mark", "nas", "/photos", "--failed").code()).isEqualTo(2);
        assertThat(run("unmark", "nas", "/photos", "--all").code()).isEqualTo(2);
        assertThat(run("mark", "nas", "/photos", "--copy", "--discovery").code())
                .isEqualTo(2);
        assertThat(run("mark", "nas", "/nowhere").code()).isEqualTo(1);
    }
}
