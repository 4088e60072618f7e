package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.shell.command.Program.Outcome;

/** Other names at the destination, from the command line. */
class RenamesTest extends ReviewedTreeTest {
    @Test
    void what_is_in_conflict_is_copied_under_the_name_that_is_accepted() {
        assertThat(run("plan", "nas", "--show").out()).contains("clash");
        Outcome shown = run("renames", "nas");
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).containsPattern("proposed +/clash +clash \\(2\\) +'/clash' cannot be copied");
        assertThat(shown.err()).contains("To take the proposed names: sylos renames nas --accept");
        assertThat(run("renames", "nas", "--accept").out()).isEqualTo("1 node has its name at the destination now.\n");
        assertThat(run("renames", "nas", "-o", "jsonl").out())
                .contains("\"state\":\"renamed\"", "\"path\":\"/clash\"", "\"new_name\":\"clash (2)\"");
        assertThat(run("plan", "nas").out()).contains("1 node has another name at the destination");
        assertThat(run("sql", "nas", "SELECT path, new_name FROM renames", "-o", "csv")
                        .out())
                .isEqualTo("path,new_name\n/clash,clash (2)\n");
        assertThat(run("copy", "nas").code()).isZero();
        assertThat(tree.destination().resolve("clash (2)")).hasContent("a file");
        assertThat(tree.destination().resolve("clash")).isDirectory();
        Outcome late = run("renames", "nas", "--restore");
        assertThat(late.code()).isEqualTo(1);
        assertThat(late.err()).contains("cannot rename nodes");
    }

    @Test
    void listings_of_the_review_show_the_new_name() {
        assertThat(run("ls", "nas", "-o", "csv").out().lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header).endsWith(",marks,new_name"));
        run("renames", "nas", "--accept");
        for (String verb : List.of("ls nas", "find nas", "diff nas", "plan nas --show")) {
            assertThat(run(verb.split(" ")).out())
                    .as(verb)
                    .containsPattern("create +/?clash +named 'clash \\(2\\)' at the destination\n")
                    .containsOnlyOnce("named 'clash");
        }
        assertThat(run("find", "nas", "--name", "clash", "--kind", "file", "-o", "csv")
                        .out())
                .endsWith(",clash (2)\n");
        assertThat(run("ls", "nas", "-o", "jsonl").out().lines().toList())
                .filteredOn(row -> row.contains("\"path\":\"/clash\"") && row.contains("\"kind\":\"file\""))
                .singleElement()
                .asString()
                .endsWith(",\"new_name\":\"clash (2)\"}");
        assertThat(run("ls", "nas", "-o", "json").out()).containsOnlyOnce("clash (2)");
        run("renames", "nas", "--restore");
        assertThat(run("ls", "nas", "-o", "csv").out()).doesNotContain("clash (2)");
    }

    @Test
    void a_name_can_be_chosen_and_taken_back() {
        assertThat(run("renames", "nas", "/clash", "--to", "changed").out()).contains("new name is taken");
        assertThat(run("renames", "nas", "/clash", "--to", "changed").code()).isEqualTo(1);
        assertThat(run("renames", "nas", "/clash", "--to", "a/b").err()).contains("cannot hold the name 'a/b'");
        assertThat(run("renames", "nas", "/same", "--to", "other").out()).contains("no other name is needed");
        assertThat(run("renames", "nas", "/clash", "--to", "clash.txt").code()).isZero();
        assertThat(run("find", "nas", "--status", "failed").out()).isEmpty();
        assertThat(run("renames", "nas", "--restore", "/clash").out()).isEqualTo("1 node has its own name again.\n");
        assertThat(run("find", "nas", "--status", "failed").out()).contains("/clash");
        assertThat(run("renames", "nas", "--restore").out()).isEqualTo("Nothing changed.\n");
    }

    @Test
    void only_what_is_named_is_renamed() {
        assertThat(run("renames", "nas", "--accept", "/same").out()).contains("no other name is needed");
        Outcome accepted = run("renames", "nas", "--accept", "/clash", "/same");
        assertThat(accepted.out()).contains("1 node has its name", "1 node stays as it is");
        assertThat(accepted.err()).isEqualTo("'/clash' is named 'clash (2)' at the destination.\n");
        assertThat(run("renames", "nas", "-o", "csv").out()).contains("renamed,file,", ",/clash,clash (2),");
    }

    @Test
    void senseless_wishes_are_refused() {
        assertThat(run("renames", "nas", "--to", "x").code()).isEqualTo(2);
        assertThat(run("renames", "nas", "/clash", "/same", "--to", "x").code()).isEqualTo(2);
        assertThat(run("renames", "nas", "/clash").err()).contains("--to gives it a name");
        assertThat(run("renames", "nas", "--accept", "--restore").code()).isEqualTo(2);
        assertThat(run("renames", "nas", "--accept", "/nowhere").code()).isEqualTo(1);
    }
}
