package org.sylos.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;

class WordsTest {
    @Test
    void blanksSeparateAndQuotesProtect() {
        assertThat(Words.of("  migrate '/a b'  \"/c d\" /e\\ f --yes "))
                .containsExactly("migrate", "/a b", "/c d", "/e f", "--yes");
        assertThat(Words.of("copy 'it is \"so\"'")).containsExactly("copy", "it is \"so\"");
    }

    @Test
    void emptyLinesAndCommentsSayNothing() {
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of("   ")).isEmpty();
        assertThat(Words.of("  # migrate a b")).isEmpty();
    }

    @Test
    void theNameOfTheProgramMayBeThere() {
        assertThat(Words.of("sylos list")).containsExactly("list");
        assertThat(Words.of("sylos")).isEmpty();
    }

    @Test
    void anOpenQuoteIsAnError() {
        assertThatThrownBy(() -> Words.of("migrate 'a b"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("a quote is not closed: migrate 'a b");
    }

    /** The tabulator put quotes of a name into the line as they are, where they opened a quote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "q'uote",
                "dq\"",
                "\"",
                "'",
                "back\\slash",
                "\\",
                "it's \"so\" \\",
                "#c",
                "$HOME",
                "trailing ",
                "é'"
            })
    void what_the_tabulator_puts_into_a_line_is_read_as_the_same_word(String name) {
        String path = "/d/" + name;
        for (String open : List.of("", "\"", "'")) {
            String typed = "ls " + open + "/d/";
            ParsedLine parsed = Words.parser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE);
            assertThat(parsed)
                    .isInstanceOfSatisfying(
                            CompletingParsedLine.class,
                            line -> assertThat(Words.of("ls " + line.escape(path, true)))
                                    .as("after ls %s/d/", open)
                                    .containsExactly("ls", path));
        }
    }
}
