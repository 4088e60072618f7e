package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.storage.NaturalOrder;
import org.sylos.storage.duckdb.ReviewKeys.Bound;

/** The conditions leave out nothing that they must hold of, and much of the rest. */
final class NaturalBoundsTest {
    private static final List<String> PARTS = List.of(
            "a",
            "A",
            "b",
            "img_",
            "IMG_",
            "0",
            "00",
            "1",
            "7",
            "9",
            "10",
            "99",
            "123",
            " ",
            "-",
            "_",
            ".",
            "~",
            "%",
            "'",
            "\\",
            "\n",
            "\u0001",
            "*",
            "?",
            "[",
            "]",
            "^",
            "!",
            "@",
            "`",
            "{",
            "\u007f",
            "\u00e9",
            "\u00c9",
            "\u0130",
            "\u212a",
            "k",
            "\ud83d\ude00",
            "\ud83d",
            "\uff11",
            "x");

    private final Random random = new Random(11);

    private List<String> texts(int count, String between) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder(between);
            for (int parts = random.nextInt(6); parts > 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
                text.append(random.nextInt(4) == 0 ? between : "");
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static List<String> held(Connection connection, Bound bound) throws SQLException {
        List<String> held = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT t FROM x WHERE " + bound.sql())) {
            for (int i = 0; i < bound.arguments().size(); i++) {
                Object argument = bound.arguments().get(i);
                query.setObject(i + 1, argument instanceof String text ? Texts.encode(text) : argument);
            }
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    held.add(Texts.decode(result.getString(1)));
                }
            }
        }
        return held;
    }

    private static void fill(Connection connection, List<String> texts) throws SQLException {
        connection.createStatement().execute("CREATE TABLE x (t VARCHAR)");
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO x VALUES (?)")) {
            for (String text : texts) {
                row.setString(1, Texts.encode(text));
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    private void check(String between, Comparator<String> order, boolean path) throws SQLException {
        List<String> texts = texts(600, between);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            fill(connection, texts);
            long leftOut = 0;
            for (String bound : texts(40, between)) {
                List<String> upTo = held(connection, NaturalBounds.atMost("t", bound, path));
                assertThat(upTo)
                        .as("up to '%s'", bound)
                        .containsAll(texts.stream()
                                .filter(text -> order.compare(text, bound) <= 0)
                                .toList());
                List<String> from = held(connection, NaturalBounds.atLeast("t", bound, path));
                assertThat(from)
                        .as("from '%s'", bound)
                        .containsAll(texts.stream()
                                .filter(text -> order.compare(text, bound) >= 0)
                                .toList());
                leftOut += 2L * texts.size() - upTo.size() - from.size();
            }
            assertThat(leftOut).as("left out of %s", 80 * texts.size()).isGreaterThan(40L * texts.size() / 2);
        }
    }

    @Test
    void bounds_by_bytes_leave_out_none_that_is_within_and_decide_most_by_themselves() throws SQLException {
        List<String> texts = new ArrayList<>(texts(400, ""));
        for (int i = 0; i < 200; i++) {
            texts.add(String.format("IMG_%04d.jpg", random.nextInt(30_000)));
            texts.add("img_" + random.nextInt(30_000) + ".jpg");
        }
        Comparator<String> order = NaturalOrder.names();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            fill(connection, texts);
            for (String bound : List.of("IMG_0651.jpg", "img_651.jpg", "IMG_12000", "img_0", "img_0000", "9", "007")) {
                List<String> upTo = held(connection, RawBounds.atMost("t", bound));
                assertThat(upTo)
                        .as("up to '%s'", bound)
                        .containsAll(texts.stream()
                                .filter(text -> order.compare(text, bound) <= 0)
                                .toList());
                List<String> from = held(connection, RawBounds.atLeast("t", bound));
                assertThat(from)
                        .as("from '%s'", bound)
                        .containsAll(texts.stream()
                                .filter(text -> order.compare(text, bound) >= 0)
                                .toList());
            }
            assertThat(held(connection, RawBounds.atMost("t", "IMG_0651.jpg")))
                    .as("those with the same beginning up to a number")
                    .filteredOn(text -> text.matches("IMG_[0-9]+\\.jpg"))
                    .filteredOn(text -> order.compare(text, "IMG_0652") > 0)
                    .isEmpty();
            assertThat(held(connection, RawBounds.atLeast("t", "img_20000.jpg")))
                    .as("those with the same beginning from a number on")
                    .filteredOn(text -> text.matches("img_[0-9]+\\.jpg"))
                    .filteredOn(text -> order.compare(text, "img_20000.jpg") < 0)
                    .isEmpty();
        }
    }

    @Test
    void bounds_of_names_leave_out_none_that_is_within() throws SQLException {
        check("", NaturalOrder.names(), false);
    }

    @Test
    void bounds_of_paths_leave_out_none_that_is_within() throws SQLException {
        check("/", NaturalOrder.paths(), true);
    }
}
