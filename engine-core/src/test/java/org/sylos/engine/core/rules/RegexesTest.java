package org.sylos.engine.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sylos.engine.api.rule.ConditionText;

class RegexesTest {
    @Example
    void what_one_of_the_two_implementations_would_not_understand_is_refused() {
        for (String regex : new String[] {
            "(",
            "a**",
            "\\Ca",
            "(?=a)",
            "(a)\\1",
            "(?<n>a)",
            "(?:a{1000}){2}",
            "(a{30}b{2,40}){30}",
            "((a{11}){10}){10}",
            "a\uD83D",
            "\uFDD0",
            "a".repeat(5000),
            "a{1001}",
            "[[:none:]]",
            "\\pXx",
            "\\pL",
            "[a\\P{Lu}]",
            "(?P<n",
            "x)"
        }) {
            assertThatIllegalArgumentException().as(regex).isThrownBy(() -> Regexes.check(regex));
        }
    }

    @Example
    void what_both_understand_is_taken() {
        for (String regex : new String[] {
            "",
            "a{1000}",
            "(?:a{100}){10}",
            "(?P<n>a)",
            "(?i:a)",
            "(?i)a",
            "[a{2000}]",
            "\\Q(?<n>{9999}{9999}\\E",
            "\\x{3b1}{9}",
            "a{,5000}",
            "[]{9}]{9}",
            "\\{1000}{1000}",
            "(?:)",
            "\\x{FDD0}d83d",
            "[^]]",
            "a{2,}b{3}?"
        }) {
            assertThatCode(() -> Regexes.check(regex)).as(regex).doesNotThrowAnyException();
        }
    }

    @Property
    void a_quoted_text_matches_itself_and_nothing_else(@ForAll String text, @ForAll String other) {
        String regex = Regexes.quote(text);

        assertThat(Regexes.compile(regex, false).test(ConditionText.of(text))).isTrue();
        assertThat(Regexes.compile(regex, false).test(ConditionText.of(other))).isEqualTo(text.equals(other));
    }
}
