package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.NaturalOrder;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSort;
import org.sylos.engine.api.storage.Tally;

/** Pages of more rows than are put in order without a bound, among names that a bound could mistake for others. */
final class ReviewPagesTest {
    private static final int PAGE = 149;

    /** Some are equal in natural order but for their text; some are beginnings of others. */
    private static final List<String> NAMES = List.of(
            "a1",
            "a01",
            "A1",
            "a1\u0001x",
            "a2",
            "a10",
            "IMG_0002.jpg",
            "img_2.jpg",
            "IMG_10.jpg",
            "IMG_0010.jpg",
            "100%",
            "x_y",
            "it's",
            "back\\slash",
            "line\nbreak",
            "*[?]",
            "\u00e9t\u00e9 7",
            "\u212a");

    @TempDir
    static Path folder;

    private static MigrationStore store;
    private static List<ReviewRow> rows;

    @BeforeAll
    static void discover() {
        DuckDbStoreFactory factory = new DuckDbStoreFactory(Settings::forSmallTrees);
        Path database = folder.resolve("pages.duckdb");
        Sample.create(database).close();
        store = factory.open(
                database,
                OpenMode.OPEN,
                ProviderConfig.of(factory, Map.of("memory-limit", "256M", "threads", "2")),
                ProviderContext.standard());
        List<Entry> below = new ArrayList<>();
        NAMES.forEach(name -> below.add(Entry.file(name, name.length(), Sample.TIME)));
        below.add(Entry.folder("a1", Sample.TIME));
        Sample.round(
                store,
                Side.SRC,
                0,
                NAMES.stream().map(name -> Entry.folder(name, Sample.TIME)).toList());
        Sample.round(store, Side.SRC, 1, below);
        Sample.round(store, Side.SRC, 2, List.of(Entry.file("a1", 1, null), Entry.file("a01", 1, null)));
        Sample.round(store, Side.SRC, 3, List.of());
        rows = read(ReviewOrder.FOUND, request -> store.review().search(new All(List.of()), 0, request));
        assertThat(rows).hasSize(1 + NAMES.size() * (1 + below.size() + 2));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static List<ReviewRow> read(ReviewOrder order, Function<ReviewPage.Request, ReviewPage> pages) {
        List<ReviewRow> found = new ArrayList<>();
        Optional<ReviewPage.Request> request = Optional.of(ReviewPage.Request.first(order, PAGE));
        Tally total = null;
        while (request.isPresent()) {
            ReviewPage page = pages.apply(request.get());
            total = total == null ? page.total() : total;
            found.addAll(page.rows());
            request = request.get().next(page);
        }
        assertThat(total)
                .isEqualTo(new Tally(
                        found.size(),
                        found.stream().mapToLong(row -> row.main().size()).sum()));
        return found;
    }

    private static List<ReviewRow> sorted(ReviewOrder order, Predicate<ReviewRow> which) {
        Comparator<ReviewRow> texts = order.by() == ReviewSort.PATH
                ? Comparator.comparing(ReviewRow::path, NaturalOrder.paths())
                : Comparator.comparing(ReviewRow::name, NaturalOrder.names());
        Comparator<ReviewRow> folders = Comparator.comparing(row -> order.foldersFirst() && !row.isFolder());
        return rows.stream()
                .filter(which)
                .sorted(folders.thenComparing(order.descending() ? texts.reversed() : texts)
                        .thenComparing(ReviewRow::srcId))
                .toList();
    }

    private static List<ReviewOrder> orders() {
        List<ReviewOrder> orders = new ArrayList<>();
        for (ReviewSort by : List.of(ReviewSort.NAME, ReviewSort.PATH)) {
            for (boolean descending : List.of(false, true)) {
                orders.add(new ReviewOrder(by, descending, false));
                orders.add(new ReviewOrder(by, descending, true));
            }
        }
        return orders;
    }

    private static void check(Condition condition, Predicate<ReviewRow> holds, List<ReviewOrder> orders) {
        for (ReviewOrder order : orders) {
            assertThat(read(order, request -> store.review().search(condition, 0, request)))
                    .as("%s by %s", condition, order)
                    .extracting(ReviewRow::path)
                    .isEqualTo(
                            sorted(order, holds).stream().map(ReviewRow::path).toList());
        }
    }

    private static void check(Condition condition, Predicate<ReviewRow> holds) {
        check(condition, holds, List.of(ReviewOrder.NAMES));
        assertThat(read(ReviewOrder.FOUND, request -> store.review().search(condition, 0, request)))
                .as("%s", condition)
                .isEqualTo(rows.stream().filter(holds).toList());
    }

    @Test
    void everything_comes_by_name_and_by_path_in_every_order() {
        check(new All(List.of()), row -> true, orders());
    }

    @Test
    void a_folder_comes_by_name_and_by_path_in_every_order() {
        ReviewRow folder = rows.stream()
                .filter(row -> row.path().equals("/a01"))
                .findFirst()
                .orElseThrow();
        for (ReviewOrder order : orders()) {
            assertThat(read(order, request -> store.review().children(folder.srcId(), request)))
                    .as("%s", order)
                    .isEqualTo(sorted(order, row -> row.path().startsWith("/a01/") && row.depth() == 2));
        }
    }

    @Test
    void found_in_either_direction_with_folders_first_or_not() {
        Condition holds = new TextIs(Field.NAME, TextTest.CONTAINS, "a");
        List<ReviewRow> found =
                rows.stream().filter(row -> row.name().contains("a")).toList();
        List<ReviewRow> last = new ArrayList<>(found);
        Collections.reverse(last);
        for (boolean foldersFirst : List.of(false, true)) {
            for (boolean descending : List.of(false, true)) {
                ReviewOrder order = new ReviewOrder(ReviewSort.FOUND, descending, foldersFirst);
                Comparator<ReviewRow> folders = Comparator.comparing(row -> foldersFirst && !row.isFolder());
                assertThat(read(order, request -> store.review().search(holds, 0, request)))
                        .isEqualTo((descending ? last : found)
                                .stream().sorted(folders).toList());
            }
        }
    }

    @Test
    void a_part_of_a_path_is_found_in_folders_in_names_and_across_both() {
        for (String part : List.of("1/a", "a1/", "%/1", "x_y/x", "\n/", "'")) {
            check(
                    new TextIs(Field.PATH, TextTest.CONTAINS, part),
                    row -> row.path().contains(part));
        }
        check(
                new TextIs(Field.PATH, TextTest.STARTS_WITH, "/a1/a"),
                row -> row.path().startsWith("/a1/a"));
        check(
                new TextIs(Field.PATH, TextTest.ENDS_WITH, "1/a1"),
                row -> row.path().endsWith("1/a1"));
        check(new TextIs(Field.PATH, TextTest.EQUALS, "/"), row -> row.path().equals("/"));
    }

    @Test
    void expressions_are_tried_on_everything_that_may_match() {
        for (String regex : List.of(".*a1/.*0.*", "/(.*/)?[^/]*a?1", "/.*_1+0?.*")) {
            Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
            check(
                    new Matches(Field.PATH, regex, false),
                    row -> pattern.matcher(row.path()).matches());
        }
        Pattern image = Pattern.compile("img_0*2.*", Pattern.CASE_INSENSITIVE);
        check(
                new Any(List.of(new Matches(Field.NAME, "IMG_0*2.*", true), new Matches(Field.NAME, "k", true))),
                row -> image.matcher(row.name()).matches() || row.name().equals("\u212a"));
        check(
                new Not(new Matches(Field.NAME, "a01|a1", false)),
                row -> !row.name().equals("a01") && !row.name().equals("a1"));
    }
}
