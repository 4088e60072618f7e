package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListingStreamTest {
    private static final List<Column> COLUMNS =
            List.of(Column.text("name", "NAME"), Column.of("size", "SIZE", Column.Kind.BYTES));

    private static String streamed(Format format, List<List<List<@Nullable Object>>> pages) {
        StringBuilder out = new StringBuilder();
        ListingStream stream = new ListingStream(COLUMNS, format, Palette.PLAIN, 80, ZoneOffset.UTC, out::append);
        pages.forEach(stream::add);
        stream.end();
        return out.toString();
    }

    private static String atOnce(Format format, List<List<@Nullable Object>> rows) {
        return Output.listing(new Listing(COLUMNS, rows), format, Palette.PLAIN, 80, ZoneOffset.UTC);
    }

    private static List<@Nullable Object> row(String name, @Nullable Long size) {
        return Arrays.asList(name, size);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TABLE")
    void pages_make_the_same_text_as_all_rows_at_once(Format format) {
        List<@Nullable Object> first = row("a \"b\",\nc", 1L);
        List<@Nullable Object> second = row("d", null);
        List<@Nullable Object> third = row("e", 1L << 40);
        assertThat(streamed(format, List.of(List.of(first, second), List.of(), List.of(third))))
                .isEqualTo(atOnce(format, List.of(first, second, third)));
    }

    @Test
    void columns_of_a_table_grow_where_a_later_page_needs_more() {
        assertThat(streamed(Format.TABLE, List.of(List.of(row("a", 1L)), List.of(row("longer", 2048L)))))
                .isEqualTo("NAME  SIZE\na      1 B\nlonger  2.0 KiB\n");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TABLE")
    void no_rows_are_an_empty_listing(Format format) {
        assertThat(streamed(format, List.of())).isEqualTo(atOnce(format, List.of()));
    }

    @Test
    void a_table_without_rows_has_no_titles() {
        assertThat(streamed(Format.TABLE, List.of(List.of()))).isEmpty();
    }
}
