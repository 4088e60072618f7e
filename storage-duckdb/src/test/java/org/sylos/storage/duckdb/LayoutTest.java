package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ranges, levels, slices and windows of ids. */
class LayoutTest {
    @Test
    void slices_cover_a_range_exactly() {
        for (long size = 0; size < 12; size++) {
            for (long most = 1; most < 6; most++) {
                assertCovers(Slices.of(new Range(5, 4 + size), most), 5, size, most);
            }
        }
    }

    @Test
    void slices_of_folders_cover_them_exactly_however_many_children_there_are() {
        for (long folders = 0; folders < 9; folders++) {
            for (long children = 0; children < 40; children += 3) {
                assertCovers(Slices.ofFolders(new Range(7, 6 + folders), children, 4), 7, folders, Long.MAX_VALUE);
            }
        }
        assertThat(Slices.ofFolders(new Range(1, 100), 10, 10)).containsExactly(new Range(1, 100));
        assertThat(Slices.ofFolders(new Range(1, 100), 100, 10)).hasSize(10);
    }

    private static void assertCovers(List<Range> slices, long first, long size, long most) {
        long next = first;
        for (Range slice : slices) {
            assertThat(slice.first()).isEqualTo(next);
            assertThat(slice.last() - slice.first() + 1).isBetween(1L, most);
            next = slice.last() + 1;
        }
        assertThat(next).isEqualTo(first + size);
    }

    @Test
    void a_level_keeps_its_ids_apart_from_those_of_every_other() {
        assertThat(Ids.first(0)).isEqualTo(1);
        for (int depth = 0; depth < 100_000; depth += 777) {
            assertThat(Ids.first(depth + 1) - Ids.first(depth)).isEqualTo(1L << 40);
        }
        Level level = Level.empty(3);
        assertThat(level.all().isEmpty()).isTrue();
        assertThat(level.take()).isEqualTo(Ids.first(3));
        level.beginDiscovery();
        long second = level.take();
        assertThat(level.all()).isEqualTo(new Range(Ids.first(3), second));
        assertThat(level.found()).isEqualTo(new Range(second, second));
        level.clear();
        assertThat(level.all().isEmpty()).isTrue();
        assertThat(level.take()).isEqualTo(second + 1);
    }

    @Test
    void ranges_are_cut_at_places_that_are_counted_over_all_of_them() {
        Ranges ranges = new Ranges(List.of(new Range(1, 1), new Range(9, 8), new Range(20, 24), new Range(40, 41)));
        assertThat(ranges.size()).isEqualTo(8);
        assertThat(ranges.between(0, 7)).isEqualTo(new Range(1, 41));
        assertThat(ranges.between(1, 5)).isEqualTo(new Range(20, 24));
        assertThat(ranges.between(5, 6)).isEqualTo(new Range(24, 40));
        assertThat(ranges.after(20).size()).isEqualTo(6);
        assertThat(ranges.after(30).between(0, 1)).isEqualTo(new Range(40, 41));
        assertThat(ranges.after(41).size()).isZero();
        assertThat(ranges.before(40).between(0, 5)).isEqualTo(new Range(1, 24));
        assertThat(ranges.before(Long.MAX_VALUE).size()).isEqualTo(8);
        assertThat(ranges.before(1).size()).isZero();
    }

    @Test
    void windows_find_the_first_in_order_and_never_look_twice() throws SQLException {
        List<Long> rare = LongStream.of(3, 4, 9_000, 250_000, 999_999).boxed().toList();
        for (int max = 1; max < 7; max++) {
            List<Range> looked = new ArrayList<>();
            List<Long> found = Windows.ascending(Ranges.of(new Range(4, 1_000_000)), max, (ids, most) -> {
                looked.add(ids);
                return within(rare, ids, most);
            });
            assertThat(found).isEqualTo(rare.subList(1, Math.min(5, 1 + max)));
            assertThat(looked.get(0).first()).isEqualTo(4);
            for (int i = 1; i < looked.size(); i++) {
                assertThat(looked.get(i).first()).isEqualTo(looked.get(i - 1).last() + 1);
            }
        }
        assertThat(Windows.ascending(Ranges.of(new Range(5, 4)), 3, (ids, most) -> List.of(1L)))
                .isEmpty();
    }

    @Test
    void one_window_looks_at_many_small_levels() throws SQLException {
        List<Range> levels = new ArrayList<>();
        for (int depth = 0; depth < 500; depth++) {
            levels.add(new Range(Ids.first(depth), Ids.first(depth) + depth % 3));
        }
        Ranges all = new Ranges(levels);
        List<Range> whole = List.of(new Range(1, Ids.first(499) + 1));
        List<Range> looked = new ArrayList<>();
        Windows.ascending(all, 10, (ids, most) -> {
            looked.add(ids);
            return List.of();
        });
        assertThat(looked).isEqualTo(whole);
        looked.clear();
        Windows.descending(all, 10, (ids, most) -> {
            looked.add(ids);
            return List.of();
        });
        assertThat(looked).isEqualTo(whole);
    }

    @Test
    void windows_find_the_last_in_descending_order() throws SQLException {
        List<Long> rare = LongStream.of(999_999, 250_000, 9_000, 4, 3).boxed().toList();
        for (int max = 1; max < 7; max++) {
            List<Long> found =
                    Windows.descending(Ranges.of(new Range(4, 1_000_000)), max, (ids, most) -> within(rare, ids, most));
            assertThat(found).isEqualTo(rare.subList(0, Math.min(4, max)));
        }
    }

    private static List<Long> within(List<Long> all, Range ids, int most) {
        return all.stream()
                .filter(id -> id >= ids.first() && id <= ids.last())
                .limit(most)
                .toList();
    }
}
