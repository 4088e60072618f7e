package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.Empty;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.ConditionEvaluator;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.StateCondition;
import org.sylos.engine.api.rule.Subject;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.tck.store.Re2;

/** The store must answer every condition as the evaluator of single nodes does. */
final class SqlConditionTest {
    private static final RowColumns COLUMNS = new RowColumns(
            new RowColumns.Place("n.name", "n.path", "n.kind", "n.depth", "n.parent_id", "node"),
            "n.size",
            "n.seconds",
            "n.nanos",
            new RowColumns.State(
                    "n.src",
                    "n.dst",
                    "n.copy",
                    "n.src_failure",
                    "n.dst_failure",
                    "n.childless",
                    "n.listing",
                    "n.copying"));

    @TempDir
    Path folder;

    private Instance instance;
    private Session session;

    @BeforeEach
    void open() throws SQLException {
        StoreFiles files = new StoreFiles(folder.resolve("test.duckdb"));
        instance = Instance.start(Settings.small(files));
        instance.attach(files.database());
        session = instance.connect();
        session.run("""
                CREATE TEMPORARY TABLE node (
                    id BIGINT, parent_id BIGINT, name VARCHAR, path VARCHAR, kind UTINYINT, size BIGINT, seconds BIGINT,
                    nanos INTEGER, depth INTEGER, src UTINYINT, dst UTINYINT, copy UTINYINT, src_failure UTINYINT,
                    dst_failure UTINYINT, childless BOOLEAN, listing BOOLEAN, copying BOOLEAN)
                """);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        instance.close();
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, 12), new Random().longs(4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_random_condition_selects_the_same_rows_of_a_random_tree(long seed) throws SQLException {
        Random random = new Random(seed);
        List<RandomRows.Row> rows = RandomRows.tree(random, 60);
        for (RandomRows.Row row : rows) {
            insert(row);
        }
        RandomConditions conditions = new RandomConditions(random);
        for (int i = 0; i < 40; i++) {
            Condition condition = conditions.next(3);
            Predicate<Subject> test = ConditionEvaluator.compile(condition, Re2.REGEXES);
            assertThat(selected(condition))
                    .as("%s", condition)
                    .isEqualTo(
                            rows.stream().filter(test).map(RandomRows.Row::id).toList());
        }
    }

    @Test
    void what_a_person_wrote_is_never_part_of_the_sql() {
        String hostile = "' OR 1=1; DROP TABLE node; -- ?%s";
        Condition condition = new All(List.of(
                new TextIs(Field.NAME, TextTest.EQUALS, hostile),
                new Under(new Matches(Field.PATH, "\\Q" + hostile + "\\E", true)),
                new Not(new TextIs(Field.PATH, TextTest.CONTAINS, hostile))));

        SqlCondition sql = SqlCondition.of(condition, COLUMNS);

        assertThat(sql.sql()).doesNotContain("DROP").doesNotContain("%");
        assertThat(sql.sql().chars().filter(c -> c == '?').count())
                .isEqualTo(sql.arguments().size());
    }

    @Test
    void the_path_is_asked_for_only_where_a_condition_reads_it() {
        Condition name = new TextIs(Field.NAME, TextTest.EQUALS, "a");
        Condition path = new Matches(Field.PATH, "/a", false);

        assertThat(SqlCondition.readsPath(new All(List.of(name, new Not(new Empty())))))
                .isFalse();
        assertThat(SqlCondition.readsPath(new Any(List.of(name, new Not(new Under(path))))))
                .isTrue();
        assertThat(SqlCondition.readsPath(new TextIs(Field.PATH, TextTest.CONTAINS, "a%b")))
                .isFalse();
        assertThat(SqlCondition.readsPath(new TextIs(Field.PATH, TextTest.CONTAINS, "a/b")))
                .isTrue();
    }

    @Test
    void a_condition_that_the_store_does_not_know_and_an_expression_that_is_none_are_refused() {
        StateCondition foreign = () -> "foreign";

        assertThatThrownBy(() -> SqlCondition.of(new Not(foreign), COLUMNS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> selected(new Matches(Field.NAME, "(", false))).isInstanceOf(SQLException.class);
    }

    private List<Long> selected(Condition condition) throws SQLException {
        SqlCondition sql = SqlCondition.of(condition, COLUMNS);
        return session.list(
                "SELECT n.id FROM node n WHERE " + sql.sql() + " ORDER BY n.id",
                row -> row.number(1),
                sql.arguments().toArray());
    }

    private void insert(RandomRows.Row row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(List.of(
                row.id(), row.parentId(), row.name(), row.path(), row.kind().code(), row.size()));
        Instant mtime = row.mtime();
        values.add(mtime == null ? null : mtime.getEpochSecond());
        values.add(mtime == null ? null : mtime.getNano());
        values.add(row.depth());
        values.add(row.src() == null ? null : row.src().code());
        values.add(row.dst() == null ? null : row.dst().code());
        values.add(row.copy() == null ? 0 : row.copy().code());
        values.add(row.srcFailure() == null ? null : row.srcFailure().code());
        values.add(row.dstFailure() == null ? null : row.dstFailure().code());
        values.add(row.childless());
        values.add(row.discoveryMarked());
        values.add(row.copyMarked());
        session.update("INSERT INTO node VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", values.toArray());
    }
}
