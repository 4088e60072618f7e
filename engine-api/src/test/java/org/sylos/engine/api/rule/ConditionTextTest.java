package org.sylos.engine.api.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionTextTest {
    @Test
    void whole_characters_are_seen_as_they_are() {
        for (String text : new String[] {"", "a", "\u00E9\n%_\\'\"", "\uD83D\uDE00", "x\uD83D\uDE00y", "\uFFFD"}) {
            assertThat(ConditionText.of(text)).isSameAs(text);
        }
    }

    @Test
    void halves_of_pairs_and_the_mark_itself_are_spelled_out() {
        assertThat(ConditionText.of("\uD83D")).isEqualTo("\uFDD0d83d");
        assertThat(ConditionText.of("a\uDE00b")).isEqualTo("a\uFDD0de00b");
        assertThat(ConditionText.of("\uD83D\uDE00\uD83D")).isEqualTo("\uD83D\uDE00\uFDD0d83d");
        assertThat(ConditionText.of("\uD83D\uD83D\uDE00\uDE00")).isEqualTo("\uFDD0d83d\uD83D\uDE00\uFDD0de00");
        assertThat(ConditionText.of("\uFDD0\uD83D\uDE00")).isEqualTo("\uFDD0fdd0\uD83D\uDE00");
    }
}
