package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.Service;
import org.sylos.shell.command.Program.Outcome;

/** Both trees as {@code ls}, {@code find}, {@code diff} and {@code plan --show} print them. */
class ReviewTest extends ReviewedTreeTest {
    private static String names(Outcome outcome) {
        return String.join(
                " ",
                outcome.out()
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceFirst(",.*", ""))
                        .toList());
    }

    @Test
    void a_folder_is_listed_with_both_sides_in_one() {
        Outcome outcome = run("ls", "nas");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("KIND SIZE MODIFIED PLAN NAME WHY"),
                        line -> assertThat(line).startsWith("> folder").endsWith("destination only clash/"),
                        line -> assertThat(line).startsWith("> folder").endsWith("destination only extra/"),
                        line -> assertThat(line).startsWith("+ folder").endsWith("create hostile/"),
                        line -> assertThat(line).startsWith("+ folder").endsWith("create photos/"),
                        line -> assertThat(line)
                                .startsWith("~ file 18 B 2024-05-01")
                                .endsWith("overwrite changed"),
                        line -> assertThat(line)
                                .startsWith("# file 6 B 2020-01-01")
                                .contains("conflict clash "),
                        line -> assertThat(line)
                                .startsWith("= file 4 B 2020-01-01")
                                .endsWith("keep same"));
        assertThat(outcome.err())
                .isEqualTo(
                        "7 nodes, 28 B: 4 folders, 3 files; 3 to copy, 18 B; 2 on the destination only; 1 failed.\n");
    }

    @Test
    void the_only_migration_needs_no_name_and_a_path_no_slash_after_a_name() {
        assertThat(run("ls", "/photos", "-o", "csv").out())
                .isEqualTo(run("ls", "nas", "photos/", "-o", "csv").out())
                .contains("/photos/a2.jpg,a2.jpg,2,file,create,create_file,");
        assertThat(run("ls", "nas", "/photos", "/same").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--sort name | /photos/raw /photos/a2.jpg /photos/a10.jpg",
                "--sort name --reverse | /photos/raw /photos/a10.jpg /photos/a2.jpg",
                "--sort size | /photos/a10.jpg /photos/a2.jpg /photos/raw",
                "--sort path --reverse | /photos/raw /photos/a10.jpg /photos/a2.jpg",
                "--limit 2 | /photos/raw /photos/a2.jpg",
                "--limit 2 --page 2 | /photos/a10.jpg",
                "--limit 2 --page 3 | ''",
                "--limit 0 | /photos/raw /photos/a2.jpg /photos/a10.jpg"
            })
    void rows_are_sorted_and_cut_into_pages(String options, String expected) {
        String[] args = ("ls nas /photos -o csv " + options).split(" ");
        assertThat(names(run(args))).isEqualTo(expected);
    }

    @Test
    void what_is_not_shown_is_counted_and_how_to_see_it_is_said() {
        assertThat(run("ls", "nas", "/photos", "--limit", "1").err())
                .startsWith("2 more of 3: --page 2 shows the next, --limit 0 all\n");
        assertThat(run("ls", "nas", "--limit", "-1").code()).isEqualTo(2);
        assertThat(run("ls", "nas", "--page", "0").err()).contains("'--page' counts from 1");
    }

    @Test
    void a_table_on_a_terminal_ends_where_nobody_reads_on_and_other_output_does_not() throws Exception {
        for (int i = 0; i < 205; i++) {
            Files.writeString(tree.source().resolve("photos/raw/" + i), "");
        }
        tree.discovered();
        assertThat(run("ls", "nas", "/photos/raw").out().lines()).hasSize(207);
        tree.program().onTerminal();
        Outcome cut = run("ls", "nas", "/photos/raw");
        assertThat(cut.out().lines()).hasSize(201);
        assertThat(cut.err()).startsWith("6 more of 206: --page 2 shows the next, --limit 0 all\n206 nodes, ");
        assertThat(run("ls", "nas", "/photos/raw", "--limit", "0").out().lines())
                .hasSize(207);
        assertThat(run("ls", "nas", "/photos/raw", "-o", "jsonl").out().lines()).hasSize(206);
    }

    @Test
    void both_sides_are_shown_at_length() {
        assertThat(run("ls", "nas", "-l")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" +", " ").strip()))
                .anyMatch(line -> line.matches("~ file 18 B 6 B 2024-05-01 .* 2020-01-01 .* overwrite changed"));
        assertThat(run("ls", "nas", "/photos", "--output", "jsonl")
                        .out()
                        .lines()
                        .skip(1)
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .contains(
                                "\"path\":\"/photos/a2.jpg\"",
                                "\"src_size\":2,\"dst_size\":null",
                                "\"src_time\":\"2020-01-01T00:00:00Z\"",
                                "\"copy_status\":\"pending\""));
    }

    @Test
    void names_cannot_steer_a_terminal_and_are_exact_for_programs() {
        assertThat(run("ls", "nas", "/hostile").out())
                .contains("new\\nline \"quoted\" \\x1b[2J")
                .doesNotContain("\u001b");
        assertThat(run("ls", "nas", "/hostile", "-o", "jsonl").out())
                .contains("\"name\":\"new\\nline \\\"quoted\\\" \\u001B[2J\"");
        assertThat(run("find", "nas", "--name", ReviewedTree.HOSTILE.replace("[", "\\["), "-o", "jsonl")
                        .out()
                        .lines())
                .hasSize(1);
        Outcome wrong = run("ls", "nas", "/\u001b[2J");
        assertThat(wrong.err()).doesNotContain("\u001b");
    }

    @Test
    void an_empty_listing_is_empty_in_every_format() {
        assertThat(run("find", "nas", "--name", "nope")).isEqualTo(new Outcome(0, "", "Nothing was found.\n"));
        assertThat(run("find", "nas", "--name", "nope", "-o", "json").out()).isEqualTo("[ ]\n");
        assertThat(run("find", "nas", "--name", "nope", "-o", "jsonl").out()).isEmpty();
        assertThat(run("find", "nas", "--name", "nope", "-o", "csv").out())
                .startsWith("path,name,")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--name *.jpg | /photos/a2.jpg /photos/a10.jpg",
                "--path /photos/**/*.tif | /photos/raw/big.tif",
                "--kind folder --missing src | /clash /extra",
                "--kind file,link --missing dst --size >1000 | /photos/a10.jpg /photos/raw/big.tif",
                "--newer 2024 | /changed",
                "--older 2021 --status already_exists | /same",
                "--older 1y --name a2* | /photos/a2.jpg",
                "--newer 36500d --name a2* | /photos/a2.jpg",
                "--status failed | /clash",
                "--failure conflict,permission | /clash",
                "--failure any | /clash",
                "--failure permission | ``",
                "--status destination_only | /clash /extra",
                "--where {\"extension\":\"tif\"} | /photos/raw/big.tif",
                "--excluded | ``"
            })
    void nodes_are_found_by_what_is_asked(String options, String expected) {
        String[] args = ("find nas -o csv --sort path " + options).split(" ");
        Outcome outcome = run(args);
        assertThat(names(outcome)).isEqualTo(expected);
        assertThat(outcome.code()).isZero();
    }

    @Test
    void rules_that_make_no_sense_are_told_with_their_file() throws Exception {
        Path rules = Files.writeString(folder.resolve("wrong.yaml"), "- {name: a, exclude: {nonsense: 1}}");
        Outcome outcome = run("find", "nas", "--rules", rules.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("the rules in " + rules + " cannot be used: line 1", "nonsense");
    }

    @Test
    void a_search_below_a_folder_counts_exactly_and_takes_rules_from_a_file() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "- {name: jpegs, exclude: {name: \"*.jpg\"}}");
        Outcome outcome = run("find", "nas", "/photos", "--rules", rules.toString(), "--limit", "1");
        assertThat(outcome.err()).isEqualTo("1 more of 2: --page 2 shows the next, --limit 0 all\n2 nodes, 2.9 KiB.\n");
        assertThat(run("find", "nas", "/hostile", "--rules", rules.toString()).out())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--size big | invalid value for option '--size': 'size' is 'big'",
                "--older x | invalid value for option '--older'",
                "--status gone | 'gone' is none of pending, successful",
                "--failure bad | 'bad' is none of any, not-found",
                "--kind x | 'x' is none of folder, file, link, other",
                "--missing here | 'here' is none of src, dst",
                "--where {\"copy\":\"gone\"} | '--where' makes no sense: line 1: 'copy' is 'gone'"
            })
    void nonsense_is_a_usage_error_that_says_what_is_allowed(String options, String message) {
        String[] args = ("find nas " + options).split(" ");
        Outcome outcome = run(args);
        assertThat(outcome.err()).contains(message).endsWith("see: sylos help find\n");
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void what_differs_is_shown_and_added_up() {
        Outcome outcome = run("diff", "nas");
        assertThat(outcome.code()).isZero();
        assertThat(names(run("diff", "nas", "-o", "csv"))).startsWith("/changed /clash /clash /extra /hostile ");
        assertThat(names(run("diff", "nas", "/photos", "-o", "csv")))
                .isEqualTo("/photos/a2.jpg /photos/a10.jpg /photos/raw /photos/raw/big.tif");
        assertThat(outcome.err())
                .isEqualTo("7 to create, 7.8 KiB; 1 to overwrite, 18 B; 1 that cannot be done, 6 B;"
                        + " 2 on the destination only.\n");
        run("exclude", "nas", "/photos", "/hostile");
        assertThat(run("diff", "nas", "/photos").err())
                .isEqualTo("Nothing differs. Left out, and not shown: 4 nodes, 7.8 KiB.\n");
    }

    @Test
    void paths_that_are_not_there_are_an_error_with_a_suggestion() {
        assertThat(run("ls", "nas", "/Photo").err())
                .isEqualTo("sylos: there is no '/Photo' in the migration 'nas'\n  did you mean '/photos'?\n");
        assertThat(run("ls", "nas", "/photos/rwa/x").err()).contains("did you mean '/photos/raw'?");
        assertThat(run("find", "nas", "/photos/xyzzy").err()).contains("'/photos' is there, and has no 'xyzzy'");
        assertThat(run("diff", "nas", "/same").err()).contains("'/same' is no folder in the migration 'nas'");
        assertThat(run("ls", "nas", "/extra").err()).contains("on the destination only; it was not looked into");
        assertThat(run("ls", "nas", "/x").code()).isEqualTo(1);
    }

    @Test
    void the_nodes_of_a_plan_are_shown_by_action() {
        Outcome outcome = run("plan", "nas", "--show");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("Plan of 'nas'", "overwrite         1", "/changed")
                .doesNotContain("/same");
        assertThat(outcome.err()).startsWith("8 to copy, 7.8 KiB; digest ");
        assertThat(names(
                        run("plan", "nas", "--show", "--action", "fail,keep,overwrite", "--sort", "path", "-o", "csv")))
                .isEqualTo("/clash / /same /changed");
        assertThat(run("plan", "a", "b", "--show").code()).isEqualTo(2);
        assertThat(run("plan", "nas", "--show", "--totals").out())
                .contains(
                        "free at the destination: ", "Most to copy\n  /photos   5  7.8 KiB\n  /hostile  2      1 B\n");
        Outcome part = run("plan", "nas", "/photos", "--show", "--totals", "-o", "jsonl");
        assertThat(part.out())
                .contains("\"up_to_4_kib\":{\"nodes\":2,\"bytes\":3002},\"up_to_1_mib\":{\"nodes\":1,\"bytes\":5000}")
                .contains("\"folders\":[{\"path\":\"/photos/raw\",\"nodes\":2,\"bytes\":5000}]");
        assertThat(names(run("plan", "nas", "/photos/raw", "--show", "-o", "csv")))
                .isEqualTo("/photos/raw/big.tif");
        assertThat(run("plan", "nas", "/same", "--show").err()).contains("'/same'");
        run("exclude", "nas", "/photos/raw");
        assertThat(run("plan", "nas", "--show").out()).contains("exclude           2", "by hand 2");
        assertThat(run("plan", "nas", "--show").err()).contains("; 2 excluded by hand, 4.9 KiB; digest ");
    }

    @Test
    void what_was_not_discovered_yet_is_refused_with_the_command_that_discovers() {
        MigrationConfig config = MigrationConfig.builder("new")
                .source(Service.at(Location.of(tree.source())))
                .destination(Service.at(Location.of(tree.destination())))
                .build();
        try (MigrationManager manager = MigrationManager.open(ManagerConfig.in(folder.resolve("home")))) {
            manager.create(config).close();
        }
        for (String verb : new String[] {"ls", "find", "diff"}) {
            Outcome outcome = run(verb, "new");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .startsWith("sylos: cannot show what is on both sides: the migration 'new' is in phase Roots-Set\n"
                            + "  possible now: sylos plan new --home ");
        }
        assertThat(run("exclude", "new", "/a").code()).isEqualTo(1);
    }
}
