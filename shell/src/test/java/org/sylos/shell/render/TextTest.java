package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void ordinaryNamesStayAsTheyAre() {
        for (String name : new String[] {"/a b/c.txt", "/Übung/日本語", "/🙂", "/100%_done's \"x\""}) {
            assertThat(Text.printable(name)).isSameAs(name);
        }
    }

    @Test
    void whatWouldSteerATerminalIsEscaped() {
        assertThat(Text.printable("a\u001b[31mb\nc\td\re\u0007\u009b")).isEqualTo("a\\x1b[31mb\\nc\\td\\re\\x07\\x9b");
        assertThat(Text.printable("x\u202eexe.txt\u2066\u200f")).isEqualTo("x\\u202eexe.txt\\u2066\\u200f");
        assertThat(Text.printable("broken \ud83d end")).isEqualTo("broken \\ud83d end");
    }

    @Property
    void nothingThatIsPrintedIsAControlCharacter(@ForAll String text) {
        assertThat(Text.printable(text).chars().filter(Character::isISOControl)).isEmpty();
    }

    @Test
    void widthCountsColumns() {
        assertThat(Text.width("abc")).isEqualTo(3);
        assertThat(Text.width("日本")).isEqualTo(4);
        assertThat(Text.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void cutTextSaysSo() {
        assertThat(Text.truncate("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Text.truncate("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Text.truncate("日本語", 4)).isEqualTo("日…");
        assertThat(Text.truncate("abc", 0)).isEmpty();
    }

    @Property
    void cutTextFits(@ForAll String text, @ForAll @IntRange(min = 0, max = 100) int columns) {
        assertThat(Text.width(Text.truncate(text, columns))).isLessThanOrEqualTo(columns);
    }

    @Test
    void paddingCountsColumns() {
        assertThat(Text.left("日", 4)).isEqualTo("日  ");
        assertThat(Text.right("12", 4)).isEqualTo("  12");
        assertThat(Text.right("12345", 4)).isEqualTo("12345");
    }
}
