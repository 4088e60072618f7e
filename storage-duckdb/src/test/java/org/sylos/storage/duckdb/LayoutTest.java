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
    void levels_follow_one_another() {
        Levels levels = Levels.none(10);
        assertThat(levels.level(0)).isEqualTo(new Range(10, Long.MAX_VALUE));
        assertThat(levels.level(1).isEmpty()).isTrue();
        levels = levels.closeDownTo(0, 11).closeDownTo(1, 20);
        assertThat(levels.level(0)).isEqualTo(new Range(10, 10));
        assertThat(levels.level(1)).isEqualTo(new Range(11, 19));
        assertThat(levels.level(2)).isEqualTo(new Range(20, Long.MAX_VALUE));
        assertThat(levels.closeDownTo(0, 30)).isEqualTo(levels);
        levels = levels.closeDownTo(3, 25);
        assertThat(levels.level(2)).isEqualTo(new Range(20, 24));
        assertThat(levels.level(3).isEmpty()).isTrue();
        assertThat(levels.level(4)).isEqualTo(new Range(25, Long.MAX_VALUE));
        assertThat(levels.sealDownTo(1).sealDownTo(0).sealedDepth()).isEqualTo(1);
    }

    @Test
    void windows_find_the_first_in_order_and_never_look_twice() throws SQLException {
        List<Long> rare = LongStream.of(3, 4, 9_000, 250_000, 999_999).boxed().toList();
        for (int max = 1; max < 7; max++) {
            List<Range> looked = new ArrayList<>();
            List<Long> found = Windows.ascending(new Range(4, 1_000_000), max, (ids, most) -> {
                looked.add(ids);
                return within(rare, ids, most);
            });
            assertThat(found).isEqualTo(rare.subList(1, Math.min(5, 1 + max)));
            assertThat(looked.get(0).first()).isEqualTo(4);
            for (int i = 1; i < looked.size(); i++) {
                assertThat(looked.get(i).first()).isEqualTo(looked.get(i - 1).last() + 1);
            }
        }
        assertThat(Windows.ascending(new Range(5, 4), 3, (ids, most) -> List.of(1L)))
                .isEmpty();
        assertThat(Windows.ascending(
                        new Range(Long.MAX_VALUE - 1, Long.MAX_VALUE), 3, (ids, most) -> List.of(ids.last())))
                .containsExactly(Long.MAX_VALUE);
    }

    @Test
    void windows_find_the_last_in_descending_order() throws SQLException {
        List<Long> rare = LongStream.of(999_999, 250_000, 9_000, 4, 3).boxed().toList();
        for (int max = 1; max < 7; max++) {
            List<Long> found = Windows.descending(new Range(4, 1_000_000), max, (ids, most) -> within(rare, ids, most));
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
