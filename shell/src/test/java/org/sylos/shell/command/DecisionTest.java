package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.shell.command.Program.Outcome;

/** What is left out by hand and taken in again, from the command line to what is copied. */
class DecisionTest extends ReviewedTreeTest {
    private static final String RAW = "{name: raw}";

    @Test
    void what_is_left_out_is_not_copied_and_the_listing_says_why() {
        Outcome outcome = run("exclude", "nas", "/photos/raw", "/hostile", "--reason", "kept on \u001b tape");
        assertThat(outcome)
                .isEqualTo(new Outcome(
                        0, "4 nodes, 4.9 KiB are left out (decision 1).\nTo be copied: 4 nodes, 2.9 KiB.\n", ""));
        assertThat(run("ls", "nas", "/photos")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" +", " ").strip()))
                .anyMatch(line -> line.startsWith("x folder") && line.endsWith("excluded raw/ kept on \\x1b tape"));
        assertThat(run("ls", "nas", "/photos/raw").out()).contains("excluded above");
        assertThat(run("copy", "nas").code()).isEqualTo(3);
        assertThat(tree.destination().resolve("photos/a2.jpg")).exists();
        assertThat(tree.destination().resolve("photos/raw")).doesNotExist();
        assertThat(tree.destination().resolve("hostile")).doesNotExist();
    }

    @Test
    void a_dry_run_says_what_would_change_and_changes_nothing() {
        assertThat(run("exclude", "nas", "/photos", "--dry-run").out())
                .isEqualTo("5 nodes, 7.8 KiB would be left out.\n");
        assertThat(run("find", "nas", "--excluded").err()).isEqualTo("Nothing was found.\n");
        assertThat(run("exclude", "nas", "--where", RAW, "--files-only", "--dry-run")
                        .out())
                .isEqualTo("""
                        Nothing would change.
                        1 selected node passed over: rejected in discovery, or a folder whose content is spared.
                        """);
    }

    @Test
    void programs_are_told_exactly_what_changed() {
        assertThat(run("exclude", "nas", "/photos/raw", "-o", "jsonl").out())
                .isEqualTo("{\"action\":\"exclude\",\"dry_run\":false,\"decision\":1,\"selected\":1,\"passed_over\":0,"
                        + "\"chosen\":1,\"changed\":{\"nodes\":2,\"bytes\":5000},\"still_excluded\":0,"
                        + "\"to_copy\":{\"nodes\":6,\"bytes\":3021}}\n");
        assertThat(run("include", "nas", "/photos/raw", "-o", "csv")
                        .out()
                        .lines()
                        .skip(1))
                .containsExactly("include,false,2,1,0,1,2,5000,0,8,8021");
    }

    @Test
    void what_keeps_a_node_out_is_said_with_the_command_that_helps() {
        run("exclude", "nas", "/photos", "--reason", "later");
        Outcome outcome = run("include", "nas", "/photos/raw");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("""
                        Nothing changed: nothing of it was left out by itself.
                        1 selected node stays left out, because a folder above is.
                        """);
        assertThat(outcome.err())
                .contains("'/photos/raw' stays left out, because ", " left '/photos' out (decision 1): later.")
                .contains("To take that in again: sylos include nas /photos");
        assertThat(run("include", "nas", "--where", RAW, "--yes").err())
                .contains("sylos find nas --status excluded_inherited");
    }

    @Test
    void with_below_all_that_was_left_out_below_is_taken_in() {
        run("exclude", "nas", "/photos/raw", "/photos/a2.jpg");
        run("exclude", "nas", "/photos");
        assertThat(run("include", "nas", "/photos").out()).startsWith("2 nodes, 2.9 KiB are taken in again");
        assertThat(run("include", "nas", "/", "--below", "--yes").out())
                .startsWith("3 nodes, 4.9 KiB are taken in again");
    }

    @Test
    void everything_and_what_rules_say_is_asked_about_first() {
        List<String> questions = new ArrayList<>();
        tree.program().answering(question -> {
            questions.add(question);
            return "n";
        });
        assertThat(run("exclude", "nas", "/")).isEqualTo(new Outcome(0, "", "Nothing was changed.\n"));
        assertThat(run("exclude", "nas", "--where", RAW).code()).isZero();
        assertThat(questions)
                .containsExactly("Leave out 11 nodes, 7.8 KiB? [y/N] ", "Leave out 2 nodes, 4.9 KiB? [y/N] ");
        tree.program().answering(question -> null);
        assertThat(run("exclude", "nas", "--where", RAW).code()).isEqualTo(130);
        assertThat(run("find", "nas", "--excluded").out()).isEmpty();
        tree.program().answering(question -> "y");
        assertThat(run("exclude", "nas", "/photos", "--where", RAW).out()).contains("2 nodes, 4.9 KiB are left out");
        assertThat(questions).hasSize(2);
    }

    @Test
    void without_a_terminal_sweeping_decisions_need_yes_and_paths_do_not() {
        Outcome refused = run("exclude", "nas", "--where", RAW);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("there is nobody to ask whether 2 nodes, 4.9 KiB may be left out: give --yes, or --dry-run");
        assertThat(run("exclude", "nas", "--where", RAW, "--yes").code()).isZero();
        assertThat(run("include", "nas", "/").code()).isEqualTo(2);
        assertThat(run("exclude", "nas", "/same").code()).isZero();
    }

    @Test
    void rules_are_looked_at_one_by_one_before_they_are_used() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                - {name: raw folders, exclude: {name: raw}, reason: too big}
                - {name: large, exclude: {size: ">2500"}}
                """);
        Outcome preview = run("exclude", "nas", "--rules", rules.toString(), "--dry-run", "-o", "csv");
        assertThat(preview.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("rule,selected,nodes,bytes,reason,exclude"),
                        line -> assertThat(line).startsWith("raw folders,1,2,5000,too big,"),
                        line -> assertThat(line).startsWith("large,2,2,8000,"));
        assertThat(preview.err()).startsWith("Together they would leave out 3 nodes, 7.8 KiB");
        assertThat(run("plan", "nas", "--show", "--rules", rules.toString(), "-o", "csv"))
                .isEqualTo(preview);
        assertThat(run("exclude", "nas", "--rules", rules.toString(), "--yes").out())
                .startsWith("3 nodes, 7.8 KiB are left out");
    }

    @Test
    void what_cannot_be_left_out_is_refused_with_what_is_possible() throws Exception {
        assertThat(run("exclude", "nas", "/extra").err())
                .contains("'/extra' is on the destination only", "only what the source has");
        assertThat(run("exclude", "nas", "/phtos").err()).contains("did you mean '/photos'?");
        assertThat(run("exclude", "nas").code()).isEqualTo(2);
        assertThat(run("exclude", "nas", "/a", "/b", "--where", RAW).code()).isEqualTo(2);
        run("exclude", "nas", "/clash");
        assertThat(run("copy", "nas").code()).isZero();
        Outcome late = run("exclude", "nas", "/photos");
        assertThat(late.code()).isEqualTo(1);
        assertThat(late.err()).contains("cannot exclude nodes", "in phase Complete", "possible now: verify");
    }

    @Test
    void a_migration_must_be_named_when_there_are_several_and_must_be_there() {
        assertThat(run("ls", "nope").err()).startsWith("sylos: there is no migration called 'nope'");
        run("plan", tree.source().toString(), folder.resolve("other").toString(), "--name", "second");
        Outcome which = run("ls", "/photos");
        assertThat(which.code()).isEqualTo(2);
        assertThat(which.err()).contains("more than one migration, so its name must be given: nas, second");
        Outcome none = new Program(folder.resolve("empty")).run("ls");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no migration yet");
    }
}
