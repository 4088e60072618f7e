package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequiredTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "abc, abc",
                ".*abc.*, abc",
                "f[0-9]*77[0-9][.].*, 77",
                "/(?:.*/)?[^/]*\\.jpeg, .jpeg",
                "ab?cd, cd",
                "abc*, ab",
                "abc+d, abc",
                "abc+?de, abc",
                "abcd{0}ef, abc",
                "abcd{2}, abc",
                "(abc)?d, d",
                "(a|bcd)ef, ef",
                "[abc]d, d",
                "[]abc]d, d",
                "[^]abc]d, d",
                "[[:alpha:]abc]d, d",
                "[\\]abc]d, d",
                "(?:[)]abc)d, d",
                "(\\)abc)d, d",
                "a\\.b\\[c, a.b[c",
                "^ab$, ab",
                "\\d+-\\w, -",
                "x\\bab, ab",
            })
    void is_the_longest_text_that_stands_in_every_match(String regex, String expected) {
        assertThat(RequiredText.of(regex, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "abc|d",
                "(?i)abc",
                "(?:(?i)abc)def",
                "(?P<n>abc)def",
                "\\Qa*c\\E",
                "(\\Q)\\E)abc",
                "\\x41bc",
                "\\pLabc",
                "abc\\n",
                "abc{",
                "~abc{,2}~",
                "(abc",
                "[abc",
                "abc\\",
                "a*",
                ".*",
                "~~",
            })
    void is_not_guessed(String regex) {
        assertThat(RequiredText.of(regex, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ABC_1, abc_1", "Task, ta", "a\u00c9bc, bc", "SK, ~~"})
    void holds_no_letter_that_has_a_third_case_where_case_is_ignored(String regex, String expected) {
        assertThat(RequiredText.of(regex, true)).isEqualTo(expected.replace("~", ""));
    }
}
