package org.sylos.engine.core.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;

class NameMakerTest {
    private static final NameRules STRICT = new NameRules(
            CaseFolding.SIMPLE, UnicodeForm.EXACT, 20, 1 << 20, "<>:\"\\|?*", Set.of("con", "con.txt", "_"), true);

    private static String make(String name, int number) {
        String made = new NameMaker(STRICT).make(name, false, number);
        assertThat(STRICT.refusal(made)).as(made).isEmpty();
        return made;
    }

    @Test
    void illegal_characters_are_replaced_and_nothing_else() {
        assertThat(make("a:b?.txt", 1)).isEqualTo("a_b_.txt");
        assertThat(make("a:b?.txt", 2)).isEqualTo("a_b_ (2).txt");
        assertThat(make("good.txt", 2)).isEqualTo("good (2).txt");
    }

    @Test
    void ends_that_cannot_be_are_replaced() {
        assertThat(make("end. .", 1)).isEqualTo("end___");
        assertThat(make("..", 1)).isEqualTo("__");
        assertThat(make("end.", 2)).isEqualTo("end_ (2)");
    }

    @Test
    void reserved_names_get_one_more_character() {
        assertThat(make("CON", 1)).isEqualTo("CON_");
        assertThat(make("con.txt", 1)).isEqualTo("con_.txt");
        assertThat(make("?", 1)).isEqualTo("__");
    }

    @Test
    void long_names_keep_their_extension_and_whole_characters() {
        assertThat(make("0123456789012345678901234.jpeg", 1)).isEqualTo("012345678901234.jpeg");
        assertThat(make("0123456789012345678901234.jpeg", 12)).isEqualTo("0123456789 (12).jpeg");
        assertThat(make("\ud83d\ude00".repeat(9), 1)).isEqualTo("\ud83d\ude00".repeat(5));
        assertThat(make("a." + "x".repeat(40), 1)).isEqualTo("a." + "x".repeat(18));
    }

    @Test
    void folders_have_no_extension() {
        assertThat(new NameMaker(STRICT).make("v1.2", true, 2)).isEqualTo("v1.2 (2)");
    }
}
