package org.sylos.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
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
}
