package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationManager;
import org.sylos.shell.command.Program.Outcome;
import org.sylos.shell.terminal.Questions;

/** What is known of a migration, as other programs and people get it. One migration serves all: nothing here changes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExportTest {
    private static final String HOSTILE = "<script>alert(1) & \"x\", 'y'\n";

    @TempDir
    private static Path folder;

    private Path home;

    @BeforeAll
    void a_migration_with_everything() throws IOException {
        home = folder.resolve("home");
        Path source = Files.createDirectories(folder.resolve("src"));
        Path destination = Files.createDirectories(folder.resolve("dst"));
        Files.createDirectories(source.resolve("2024"));
        Files.writeString(source.resolve("2024/a.txt"), "hello");
        Files.writeString(source.resolve(HOSTILE), "conflict");
        Files.createDirectories(destination.resolve(HOSTILE));
        Files.writeString(destination.resolve("only"), "there");
        Outcome outcome = run(
                "migrate", source.toString(), destination.toString(), "--name", "m", "--yes", "--checksum", "sha256");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(3);
    }

    @AfterAll
    void nothing_unfinished_is_left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private Outcome run(String... words) {
        return new Program(home).run(words);
    }

    @Test
    void the_manifest_tells_of_every_source_node_with_checksum_outcome_and_reason() throws IOException {
        Path file = folder.resolve("manifest.csv");

        assertThat(run("export", "m", "--what", "manifest", "--to", file.toString())
                        .err())
                .contains("Wrote 4 rows");

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("path,kind,size,modified,checksum,algorithm,outcome,reason,new_name");
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("/2024/a.txt"))
                        .findFirst()
                        .orElseThrow())
                .containsPattern("/2024/a.txt,file,5,\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z,"
                        + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824,sha256,copied,");
        assertThat(Files.readString(file)).contains(",failed,").contains("\"\"x\"\"");
    }

    @Test
    void plan_and_failures_go_to_standard_output_or_to_parquet() throws IOException {
        Outcome plan = run("export", "m", "--what", "plan", "--format", "jsonl");
        Path parquet = folder.resolve("failures.parquet");

        assertThat(plan.out()).contains("\"action\":\"dst_only\"").contains("\"action\":\"fail\"");
        assertThat(plan.out().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(run("export", "m", "--what", "failures").out())
                .startsWith("side,id,kind,path,size,modified,class,message,attempts,occurred")
                .contains(",conflict,");
        assertThat(run("export", "m", "--what", "failures", "--to", parquet.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllBytes(parquet)).startsWith('P', 'A', 'R', '1');
        assertThat(run("export", "m", "--what", "plan", "--format", "parquet").code())
                .isEqualTo(2);
        assertThat(run("export", "m", "--what", "plan", "--to", folder.toString())
                        .err())
                .contains("it is a folder");
    }

    /** Sums were texts, which no program adds up, and bytes the name of a Java class. */
    @Test
    void sums_are_numbers_and_bytes_are_written_as_such() {
        assertThat(run("sql", "m", "SELECT sum(n) AS s, 'ab'::BLOB AS b FROM range(5) t(n)", "-o", "jsonl")
                        .out()
                        .strip())
                .isEqualTo("{\"s\":10,\"b\":\"0x6162\"}");
        assertThat(run("sql", "m", "SELECT sum(n) AS s FROM range(20_000) t(n)").out())
                .contains("199990000");
        assertThat(run("sql", "m", " ").err()).contains("there is no question");
    }

    /** It was CSV whatever was asked for. */
    @Test
    void the_format_of_all_output_is_that_of_an_export_too_where_nothing_says_otherwise() throws IOException {
        assertThat(run("-o", "jsonl", "export", "m", "--what", "manifest").out().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("{"));
        assertThat(run("-o", "csv", "export", "m", "--what", "manifest").out()).startsWith("path,kind");
        assertThat(run("-o", "jsonl", "export", "m", "--what", "manifest", "--format", "csv")
                        .out())
                .startsWith("path,kind");
        Path file = folder.resolve("named.csv");
        assertThat(run("-o", "json", "export", "m", "--what", "manifest", "--to", file.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(file)).startsWith("path,kind");
        Outcome json = run("-o", "json", "export", "m", "--what", "manifest");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err()).contains("--format jsonl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM migration.src_node",
                "WITH gone AS (DELETE FROM migration.main.src_node RETURNING *) SELECT * FROM gone",
                "CREATE TABLE t (i INTEGER)",
                "SELECT 1; DROP VIEW nodes",
                "SELECT 1; SELECT 2",
                "ATTACH '/tmp/other.db'",
                "COPY nodes TO '/tmp/out.csv'",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM glob('/*')",
                "INSTALL httpfs",
                "SET enable_external_access = true",
                "SELECT * FROM enable_logging(storage = 'file')",
                "PRAGMA database_list",
                "SELEC 1",
                "SELECT nothing FROM nodes"
            })
    void what_is_no_question_about_the_migration_is_refused(String query) {
        Outcome outcome = run("sql", "m", query);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("sylos: ").doesNotContain("unexpected");
        assertThat(run("sql", "m", "SELECT count(*) AS n FROM nodes WHERE side = 'src'", "-o", "csv")
                        .out())
                .isEqualTo("n\n4\n");
    }

    @Test
    void questions_are_answered_in_every_format() {
        String query =
                "SELECT class, count(*) AS nodes, max(occurred) > '2020-01-01' AS late FROM failures GROUP BY class";

        assertThat(run("sql", "m", query, "-o", "jsonl").out().strip())
                .isEqualTo("{\"class\":\"conflict\",\"nodes\":1,\"late\":true}");
        assertThat(run("sql", "m", query).out()).contains("conflict");
        for (String view :
                List.of("nodes", "plan", "manifest", "failures", "attempts", "decisions", "journal", "phases")) {
            assertThat(run("sql", "m", "FROM " + view).code()).as(view).isZero();
        }
        assertThat(run("sql", "m", "DESCRIBE nodes").out()).contains("path", "VARCHAR");
    }

    @Test
    void the_report_tells_what_failed_and_what_to_do_and_takes_no_name_for_markup() throws IOException {
        Path page = folder.resolve("report.html");

        Outcome text = run("report", "m");

        assertThat(text.out()).contains("finished with failures", "conflict: 1 node", "with 'renames'", "total");
        assertThat(run("report", "m", "-o", "json").out()).contains("\"adds_up\"", "\"advice\"");
        assertThat(run("report", "m", "--html", page.toString()).code()).isZero();
        assertThat(Files.readString(page))
                .contains("&lt;script&gt;alert(1) &amp; &quot;x&quot;, &#39;y&#39;", "default-src 'none'")
                .doesNotContain("<script", "http:", "https:");
    }

    @Test
    void who_has_seen_enough_of_an_answer_is_shown_no_more() {
        List<String> asked = new ArrayList<>();
        Program program = new Program(home).onTerminal().answering(new Questions() {
            @Override
            public String ask(String question) {
                asked.add(question);
                return asked.size() < 2 ? "" : "q";
            }

            @Override
            public String askSecretly(String question) {
                throw new AssertionError(question);
            }
        });
        Outcome outcome = program.run("sql", "m", "SELECT unnest(range(100)) AS n");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("n").doesNotContain("99");
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_database_that_is_in_use_is_refused_and_its_holder_named() {
        try (MigrationManager manager = MigrationManager.open(ManagerConfig.in(home));
                Migration migration = manager.get("m")) {
            assertThat(migration.name()).isEqualTo("m");
            assertThat(run("sql", "m", "FROM nodes").err()).contains("is in use by this process", "PID");
        }
    }
}
