package org.sylos.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.storage.NaturalOrder;

final class NaturalOrderTest {
    private static void assertOrder(Comparator<String> order, String... texts) {
        List<String> mixed = new ArrayList<>(List.of(texts));
        Collections.shuffle(mixed, new Random(7));
        mixed.sort(order);
        assertThat(mixed).containsExactly(texts);
    }

    @Test
    void numbers_in_names_count_as_numbers() {
        assertOrder(NaturalOrder.names(), "", "a", "a2", "a10", "a10b", "a10b1", "a100", "ab");
    }

    @Test
    void zeros_in_front_count_only_among_equals() {
        assertOrder(NaturalOrder.names(), "a0", "a00", "a001", "a01", "a1", "a1b", "a002", "a2");
    }

    @Test
    void case_of_ascii_letters_counts_only_among_equals() {
        assertOrder(NaturalOrder.names(), "A", "a", "a1", "B", "b", "C", "\u00c9", "\u00e9");
    }

    @Test
    void whole_characters_are_compared_and_not_their_halves() {
        assertOrder(NaturalOrder.names(), "\uff5e", "\ud83d\ude00", "\ud83d\ude01");
        assertOrder(NaturalOrder.names(), "\ud83c", "\ud83d", "\uff5e");
    }

    @Test
    void numbers_of_any_length_are_compared() {
        assertOrder(NaturalOrder.names(), "9".repeat(400), "1" + "0".repeat(400), "1" + "0".repeat(399) + "1");
    }

    @Test
    void what_is_in_a_folder_follows_it() {
        assertOrder(NaturalOrder.paths(), "/", "/a", "/a/2", "/a/10", "/a b", "/a1", "/a1/x", "/a10", "/b");
    }

    @Test
    void only_equal_texts_are_equal() {
        List<String> texts = List.of("a1", "a01", "A1", "A01", "\ud800", "\ufdd0d800", "\ufdd0", "");
        for (String one : texts) {
            for (String other : texts) {
                assertThat(NaturalOrder.names().compare(one, other) == 0).isEqualTo(one.equals(other));
                assertThat(Integer.signum(NaturalOrder.names().compare(one, other)))
                        .isEqualTo(-Integer.signum(NaturalOrder.names().compare(other, one)));
            }
        }
    }
}
