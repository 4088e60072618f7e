package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.Tally;

/** The rows that are kept of folders that count as large here from four children on. */
final class FirstRowsTest {
    private static final List<String> NAMES = List.of("b10", "b9", "B1", "a", "\u00e9", "c%", "b2");

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void discover() {
        database = folder.resolve("first.duckdb");
        Sample.create(database).close();
        try (MigrationStore store = open()) {
            List<Entry> src = new ArrayList<>(files(NAMES));
            src.add(Entry.folder("z", Sample.TIME));
            src.add(Entry.folder("few", Sample.TIME));
            Sample.round(store, Side.SRC, 0, src);
            Sample.round(store, Side.DST, 0, files(List.of("b5", "a")));
            store.discovery().reconcile(1, Sample.RULE);
            Sample.round(store, Side.SRC, 1, files(List.of("x")));
            Sample.round(store, Side.DST, 1, List.of());
            store.discovery().reconcile(2, Sample.RULE);
            move(store, Phase.TRAVERSING, Phase.REVIEW);
        }
    }

    private MigrationStore open() {
        DuckDbStoreFactory factory = new DuckDbStoreFactory(Settings::forSmallTrees);
        return factory.open(
                database,
                OpenMode.OPEN,
                ProviderConfig.of(factory, Map.of("memory-limit", "256M")),
                ProviderContext.standard());
    }

    private static List<Entry> files(List<String> names) {
        return names.stream()
                .map(name -> Entry.file(name, name.length(), Sample.TIME))
                .toList();
    }

    private static void move(MigrationStore store, Phase from, Phase to) {
        store.lifecycle().changePhase(new PhaseChange(Sample.TIME, from, to, "test"));
    }

    private static ReviewPage page(MigrationStore store, int max) {
        return store.review().children(root(store), ReviewPage.Request.first(ReviewOrder.NAMES, max));
    }

    private static long root(MigrationStore store) {
        Condition everything = new Condition.All(List.of());
        return store.review()
                .search(everything, 0, ReviewPage.Request.first(ReviewOrder.FOUND, 1))
                .rows()
                .get(0)
                .srcId();
    }

    private static List<String> names(ReviewPage page) {
        return page.rows().stream().map(ReviewRow::name).toList();
    }

    /** Counts in, or changes, the database while no store holds it. */
    private long sql(String sql) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties());
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    result.next();
                    return result.getLong(1);
                }
            }
            return statement.getUpdateCount();
        }
    }

    @Test
    void those_of_large_folders_are_kept_with_what_only_the_destination_has() throws SQLException {
        assertThat(sql("SELECT count(*) FROM first_row")).isEqualTo(NAMES.size() + 2 + 1);
        assertThat(sql("SELECT count(DISTINCT folder) FROM first_row")).isOne();
        try (MigrationStore store = open()) {
            ReviewPage page = page(store, 7);
            assertThat(names(page)).containsExactly("few", "z", "a", "B1", "b2", "b5", "b9");
            assertThat(page.total()).extracting(Tally::nodes).isEqualTo(10L);
            ReviewPage.Request next =
                    new ReviewPage.Request(ReviewOrder.NAMES, page.rows().get(6), 7, true);
            ReviewPage rest = store.review().children(root(store), next);
            assertThat(names(rest)).containsExactly("b10", "c%", "\u00e9");
            assertThat(rest.total()).isEqualTo(page.total());
        }
    }

    @Test
    void those_of_a_folder_with_many_nodes_at_the_destination_alone_are_kept() throws SQLException {
        try (MigrationStore store = open()) {
            store.retries().mark(RetryKind.DISCOVERY, Side.SRC, List.of(root(store)));
            store.lifecycle().beginSweep(new PhaseChange(Sample.TIME, Phase.REVIEW, Phase.TRAVERSING, "test"));
            Sample.round(store, Side.SRC, 0, List.of(Entry.folder("few", Sample.TIME)));
            Sample.round(store, Side.DST, 0, List.of(Entry.folder("few", Sample.TIME)));
            store.discovery().reconcile(1, Sample.RULE);
            Sample.round(store, Side.SRC, 1, files(List.of("x")));
            Sample.round(store, Side.DST, 1, files(List.of("10", "9", "8", "y")));
            store.discovery().reconcile(2, Sample.RULE);
            move(store, Phase.TRAVERSING, Phase.REVIEW);
            long few = page(store, 1).rows().get(0).srcId();
            assertThat(names(store.review().children(few, ReviewPage.Request.first(ReviewOrder.NAMES, 4))))
                    .containsExactly("8", "9", "10", "x");
        }
        assertThat(sql("SELECT count(*) FROM first_row WHERE folder_rows = 5")).isEqualTo(5);
    }

    @Test
    void they_are_what_is_answered_and_their_statuses_are_those_of_now() throws SQLException {
        assertThat(sql("UPDATE first_row SET place = 3 - place WHERE place <= 2"))
                .isEqualTo(2);
        try (MigrationStore store = open()) {
            assertThat(names(page(store, 3))).containsExactly("z", "few", "a");
            long z = page(store, 1).rows().get(0).srcId();
            Decision decision = new Decision(Sample.TIME, "me", "why", "z");
            store.review().exclude(new ReviewSelection.Nodes(Set.of(z)), true, decision);
            assertThat(page(store, 1).rows().get(0).copy()).isEqualTo(CopyStatus.EXCLUDED_EXPLICIT);
        }
    }

    @Test
    void those_of_another_number_of_rows_are_not_believed() throws SQLException {
        sql("UPDATE first_row SET place = 3 - place, folder_rows = 11 WHERE place <= 2");
        sql("DELETE FROM first_row WHERE place > 2");
        try (MigrationStore store = open()) {
            assertThat(names(page(store, 3))).containsExactly("few", "z", "a");
        }
    }

    @Test
    void a_sweep_forgets_them_and_its_end_finds_new_ones() throws SQLException {
        try (MigrationStore store = open()) {
            store.retries().mark(RetryKind.DISCOVERY, Side.SRC, List.of(root(store)));
            store.lifecycle().beginSweep(new PhaseChange(Sample.TIME, Phase.REVIEW, Phase.TRAVERSING, "test"));
        }
        assertThat(sql("SELECT count(*) FROM first_row")).isZero();
        try (MigrationStore store = open()) {
            Sample.round(store, Side.SRC, 0, files(List.of("5", "4", "3", "2", "10")));
            Sample.round(store, Side.DST, 0, files(List.of("1")));
            store.discovery().reconcile(1, Sample.RULE);
            assertThat(names(page(store, 3))).containsExactly("1", "2", "3");
            move(store, Phase.TRAVERSING, Phase.REVIEW);
            assertThat(names(page(store, 3))).containsExactly("1", "2", "3");
        }
        assertThat(sql("SELECT count(*) FROM first_row")).isEqualTo(6);
    }

    @Test
    void a_new_pass_forgets_them() throws SQLException {
        try (MigrationStore store = open()) {
            move(store, Phase.REVIEW, Phase.COPYING);
            move(store, Phase.COPYING, Phase.COMPLETED);
            store.lifecycle().beginPass(new PhaseChange(Sample.TIME, Phase.COMPLETED, Phase.TRAVERSING, "test"));
        }
        assertThat(sql("SELECT count(*) FROM first_row")).isZero();
    }
}
