package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.core.FilterSpec;
import org.sylos.shell.command.Program.Outcome;
import picocli.CommandLine.TypeConversionException;

/** Filters, from the command line to what stays behind. */
class FilterTest {
    @TempDir
    private Path folder;

    private Path source;
    private Path destination;
    private Program program;

    @BeforeEach
    void makeTree() throws Exception {
        source = Files.createDirectories(folder.resolve("src"));
        destination = folder.resolve("dst");
        program = new Program(folder.resolve("home"));
        Files.writeString(source.resolve("report.docx"), "a document");
        Files.writeString(source.resolve("~$report.docx"), "x".repeat(162));
        Files.writeString(source.resolve(".~lock.sheet.ods#"), ",ann,host,");
        Files.writeString(source.resolve("Thumbs.db"), "previews");
        Files.writeString(source.resolve("notes.txt~"), "a backup");
    }

    private Outcome migrate(String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "migrate";
        args[1] = source.toString();
        args[2] = destination.toString();
        args[3] = "--yes";
        System.arraycopy(more, 0, args, 4, more.length);
        return program.run(args);
    }

    @Test
    void what_a_filter_rejects_stays_behind_and_the_plan_says_by_which_rule() {
        Outcome outcome = migrate("--filter", "litter:backups=true,windows=false");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("exclude         3", "office-locks 2, backups 1")
                .contains("Result of 'src-to-dst': complete");
        assertThat(destination).isDirectoryContaining("glob:**report.docx").isDirectoryNotContaining("glob:**~*");
        assertThat(destination.resolve("Thumbs.db")).hasContent("previews");
    }

    @Test
    void machines_are_told_nodes_and_bytes_by_rule() {
        Outcome outcome =
                program.run("plan", source.toString(), destination.toString(), "--filter", "litter", "-o", "jsonl");
        assertThat(outcome.out())
                .contains("\"rejections\":{\"office-locks\":{\"nodes\":2,\"bytes\":172},"
                        + "\"windows\":{\"nodes\":1,\"bytes\":8}}");
    }

    @Test
    void filters_are_kept_and_a_known_migration_keeps_its_own() {
        migrate("--filter", "litter");
        Outcome again = migrate();
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).contains("exclude         3").contains("office-locks 2, windows 1");
        assertThat(migrate("--filter", "litter:macos=false").err())
                .contains("'src-to-dst' exists already and keeps the filters");
    }

    @Test
    void filters_that_cannot_be_made_leave_nothing_behind() {
        Outcome unknown = migrate("--filter", "liter");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("there is no filter called 'liter'", "litter");
        assertThat(migrate("--filter", "litter:linux=true").err()).contains("has no setting called 'linux'");
        assertThat(migrate("--filter", "litter:windows=perhaps").err()).contains("true or false");
        assertThat(program.run("list").out()).doesNotContain("src-to-dst");
        assertThat(destination).doesNotExist();
    }

    @Test
    void what_is_not_a_filter_is_a_mistake_in_the_command_line() {
        Outcome outcome = migrate("--filter", "litter:windows");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("'windows' is not a setting of the filter 'litter': write KEY=VALUE");
    }

    @Test
    void rules_of_a_file_are_kept_with_the_migration_as_they_were() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                - name: office
                  exclude: {name: ["~$*", ".~lock.*#"]}
                  reason: nobody needs locks
                - name: ancient
                  exclude: {age: ">10000d"}
                """);
        Outcome outcome = migrate("--rules", rules.toString(), "--filter", "litter:office-locks=false");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("office 2");
        assertThat(destination).isDirectoryNotContaining("glob:**~*lock*").isDirectoryContaining("glob:**report.docx");
        assertThat(migrate("--rules", rules.toString(), "--filter", "litter:office-locks=false")
                        .err())
                .isEmpty();
        Files.writeString(rules, "- {name: other, exclude: {name: x}}");
        Outcome changed = migrate("--rules", rules.toString());
        assertThat(changed.err()).contains("exists already and keeps the filters");
        assertThat(changed.out()).contains("office 2");
    }

    @Test
    void rules_that_cannot_be_used_leave_nothing_behind() throws Exception {
        Path rules = folder.resolve("rules.yaml");
        assertThat(migrate("--rules", rules.toString()).err()).contains("there is no file");
        Files.writeString(rules, "- {name: a, exclude: {nmae: x}}");
        assertThat(migrate("--rules", rules.toString()).err())
                .contains("line 1: the key 'nmae' means nothing", "--check");
        Files.writeString(rules, "- {name: a, exclude: {copy: failed}}");
        assertThat(migrate("--rules", rules.toString()).err()).contains("ask for 'copy'", "use it in review");
        Files.write(rules, new byte[] {'a', (byte) 0xFF});
        assertThat(migrate("--rules", rules.toString()).err()).contains("is not UTF-8");
        assertThat(program.run("list").out()).doesNotContain("src-to-dst");
        assertThat(destination).doesNotExist();
    }

    @Test
    void a_file_of_rules_can_be_looked_at_before_it_is_used() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                - {name: big, exclude: {size: ">1KiB"}, reason: too big}
                - {name: gone, exclude: {copy: failed}}
                """);
        assertThat(program.run("filters", "--check", rules.toString()).out())
                .contains("big", "filter, review", "too big", "{size: \">1024\"}", "review only (copy)");
        Files.writeString(rules, "- exclude: {size: big}\n- x");
        Outcome wrong = program.run("filters", "--check", rules.toString());
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err())
                .contains(
                        "rules.yaml: line 1: the rule has no 'name'",
                        "rules.yaml: line 1: 'size' is 'big'",
                        "rules.yaml: line 2: this is no rule",
                        "3 problems");
        assertThat(program.run("filters", "rules", "--check", rules.toString()).code())
                .isEqualTo(1);
    }

    @Test
    void filters_are_listed_with_their_settings() {
        assertThat(program.run("filters").out()).contains("litter", "lock files");
        assertThat(program.run("filters").out()).contains("rules", "of your own");
        assertThat(program.run("filters", "litter").out())
                .contains("office-locks", "boolean", "true", "backups", "false");
    }

    @Test
    void a_filter_is_written_as_name_and_settings() {
        FilterOptions.FilterText text = new FilterOptions.FilterText();
        assertThat(text.convert("a")).isEqualTo(new FilterSpec("a", Map.of()));
        assertThat(text.convert("a:b=c=d,e=")).isEqualTo(new FilterSpec("a", Map.of("b", "c=d", "e", "")));
        assertThat(text.convert("a:b=1\\,2\\\\,c=\\d"))
                .isEqualTo(new FilterSpec("a", Map.of("b", "1,2\\", "c", "\\d")));
        for (String wrong : new String[] {":a=b", "", "a:", "a:=b", "a:b=1,b=2", "a:b=1,"}) {
            assertThatThrownBy(() -> text.convert(wrong)).as(wrong).isInstanceOf(TypeConversionException.class);
        }
    }
}
