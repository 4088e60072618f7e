package org.sylos.engine.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;

/** What globs mean, as a table. */
class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a; a; true",
                "a; A; false",
                "a; ab; false",
                "*; anything; true",
                "*.tmp; .tmp; true",
                "*.tmp; a.tmp; true",
                "*.tmp; a.tmpx; false",
                "~$*; ~$a; true",
                "~$*; a~$; false",
                "a*c; abbc; true",
                "a*c; ac; true",
                "a*b*c; aXbYc; true",
                "a**c; abbc; true",
                "a?c; abc; true",
                "a?c; ac; false",
                "a?c; abbc; false",
                "[abc]x; bx; true",
                "[abc]x; dx; false",
                "[!abc]x; dx; true",
                "[^abc]x; ax; false",
                "[a-c]x; bx; true",
                "[]]x; ]x; true",
                "[!]]x; ]x; false",
                "[a-]x; -x; true",
                "[[:digit:]]x; 7x; true",
                "[[:digit:]]x; ax; false",
                "[\\]]x; ]x; true",
                "{a,b}x; bx; true",
                "{a,b}x; cx; false",
                "{a,b{1,2}}x; b2x; true",
                "*.{jpg,png}; a.png; true",
                "a\\*; a*; true",
                "a\\*; ab; false",
                "\\{a\\}; {a}; true",
                "a.c; abc; false",
                "a+(b)|^$; a+(b)|^$; true",
                "100%_; 100%_; true",
                "100%_; 100xx; false"
            })
    void a_name_is_matched_as_a_whole(String pattern, String name, boolean matches) {
        assertThat(holds(Glob.ofName(pattern, false), Asked.named(name))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "a, /a, true",
        "a, /b/a, false",
        "/a/*, /a/b, true",
        "/a/*, /a/b/c, false",
        "/a/**, /a/b/c, true",
        "/a/**, /a, false",
        "**/a, /a, true",
        "**/a, /b/c/a, true",
        "**/a, /b/xa, false",
        "/a/**/b, /a/b, true",
        "/a/**/b, /a/x/y/b, true",
        "/a/**/b, /a/xb, false",
        "/a/**/**/b, /a/x/b, true",
        "/a**b, /axb, true",
        "/a**b, /a/b, false",
        "/a/b?, /a/b/, false",
        "/a[!b]c, /a/c, false",
        "/a[+-9]c, /a/c, false",
        "/a[+-9]c, /a5c, true",
        "/a[!b-z]/c, /ax/c, false",
        "/**, /a, true",
        "/**, /a/b, true"
    })
    void a_star_crosses_no_slash_and_two_stars_do(String pattern, String path, boolean matches) {
        assertThat(holds(Glob.ofPath(pattern, false), Asked.file(path))).isEqualTo(matches);
    }

    @Test
    void one_question_mark_stands_for_any_one_character() {
        for (String name : new String[] {"\u00E9", "\n", "\uD83D\uDE00", "\uD83D", "\uFDD0", "\uFFFF"}) {
            assertThat(holds(Glob.ofName("a?", false), Asked.named("a" + name))).isTrue();
            assertThat(holds(Glob.ofName("a[!x]", false), Asked.named("a" + name)))
                    .isTrue();
            assertThat(holds(Glob.ofName("a??", false), Asked.named("a" + name)))
                    .isFalse();
            assertThat(holds(Glob.ofName("?" + name + "?", false), Asked.named("b" + name + "c")))
                    .isTrue();
        }
    }

    @Test
    void case_can_be_ignored() {
        assertThat(holds(Glob.ofName("*.JPG", true), Asked.named("a.jpg"))).isTrue();
        assertThat(holds(Glob.ofName("\u00C4*", true), Asked.named("\u00E4b"))).isTrue();
        assertThat(holds(Glob.ofPath("/a", true), Asked.file("/A"))).isTrue();
    }

    @Test
    void what_a_plain_comparison_can_answer_is_no_expression() {
        assertThat(Glob.ofName("Thumbs.db", false)).isEqualTo(new TextIs(Field.NAME, TextTest.EQUALS, "Thumbs.db"));
        assertThat(Glob.ofName("*.tmp", false)).isEqualTo(new TextIs(Field.NAME, TextTest.ENDS_WITH, ".tmp"));
        assertThat(Glob.ofName("~$*", false)).isEqualTo(new TextIs(Field.NAME, TextTest.STARTS_WITH, "~$"));
        assertThat(Glob.ofPath("a/b", false)).isEqualTo(new TextIs(Field.PATH, TextTest.EQUALS, "/a/b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "[a", "[[:nonsense:]]", "{a", "a}", "a\\"})
    void a_pattern_of_names_that_makes_no_sense_is_refused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> Glob.ofName(pattern, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/", "a//b"})
    void a_pattern_of_paths_that_makes_no_sense_is_refused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> Glob.ofPath(pattern, false));
    }

    private static boolean holds(Condition condition, Asked node) {
        return Conditions.compile(condition).test(node);
    }
}
