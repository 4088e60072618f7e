package org.sylos.engine.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told about rules that make no sense, word for word. */
class RuleProblemsTest {
    @Test
    void everything_is_told_at_once_with_lines_keys_and_what_is_allowed() {
        assertThat(problems("""
                - name: one
                  exclude:
                    nmae: "*.tmp"
                    size: big
                - name: one
                  exclude: {kind: door, empty: maybe, depth: -1, age: ">30 fortnights", modified: yesterday}
                - exclude: {category: films}
                  name: three
                  reason:
                - just a text
                - reason: no more
                """))
                .containsExactly(
                        "line 3: the key 'nmae' means nothing in a condition; known are all, any, not, under, name, path, extension,"
                                + " category, size, age, modified, depth, kind, empty, gitignore, traversal, copy, excluded, missing,"
                                + " failure, childless, marked",
                        "line 4: 'size' is 'big'; it needs a comparison such as \">10MiB\", or several such as \">=1MB <1GB\"",
                        "line 5: there are two rules called 'one'",
                        "line 6: 'kind' is 'door' instead of one of folder, file, link, other",
                        "line 6: 'empty' is 'maybe' instead of true or false",
                        "line 6: 'depth' is '-1'; it needs a comparison such as \">3\", or a number",
                        "line 6: 'age' is '>30 fortnights'; it needs a comparison such as \">30d\"; units are s, m, h, d, w and y"
                                + " (365 days)",
                        "line 6: 'modified' is 'yesterday'; it needs a comparison such as \"<2024-01-01\" or"
                                + " \">=2024-05-01T12:00:00Z\"",
                        "line 7: 'category' is 'films' instead of one of archives, audio, code, documents, images, system-junk,"
                                + " temporary, video",
                        "line 9: 'reason' needs a reason",
                        "line 10: this is no rule; there should be a list of rules such as"
                                + " - {name: leftovers, exclude: {name: \"*.tmp\"}}",
                        "line 11: the rule has no 'name'; it needs a name that says which rule it is",
                        "line 11: the rule has no 'exclude'; it needs a condition such as {name: \"*.tmp\"}");
    }

    @Test
    void patterns_and_expressions_are_told_with_their_mistake() {
        assertThat(conditionProblems("{name: [a/b, \"[a\", \"regex:(a\", \"regex:(?<n>a)\"], path: \"a//b\"}"))
                .containsExactly(
                        "line 1: 'name': the pattern 'a/b' holds a slash, which no name does; ask for the path",
                        "line 1: 'name': the pattern '[a' has a [ without its ], or a class between them that there is not",
                        "line 1: 'name': the expression '(a' is no regular expression of RE2: missing closing )",
                        "line 1: 'name': the expression '(?<n>a)' names a group with (?<...>; write (?P<...> or (?:...)",
                        "line 1: 'path': the pattern 'a//b' has two slashes in a row");
    }

    @Test
    void what_would_exclude_everything_by_a_slip_is_refused() {
        assertThat(conditionProblems("{}").get(0)).startsWith("line 1: 'condition' needs a condition such as");
        assertThat(conditionProblems("{not: {}}").get(0)).startsWith("line 1: 'not' needs a condition such as");
        assertThat(conditionProblems("{name: }"))
                .containsExactly(
                        "line 1: 'name' needs a pattern, a list of patterns, or a map with glob, regex, contains, equals, starts, ends and"
                                + " ignore-case");
        assertThat(conditionProblems("{name: [], kind: []}")).hasSize(2);
        assertThat(conditionProblems("{all: {name: a}}")).containsExactly("line 1: 'all' needs a list of conditions");
        assertThat(conditionProblems("{name: {ignore-case: true}}")).hasSize(1);
        assertThat(conditionProblems("{traversal: failed}")).hasSize(1);
        assertThat(conditionProblems("{under: {size: \">1\"}}"))
                .containsExactly("line 1: 'under' can ask for name, path, extension, category, depth and kind alone");
        assertThat(conditionProblems("{name: a, name: b}")).containsExactly("line 1: the key 'name' is there twice");
        assertThat(conditionProblems("{age: \">1d\"}"))
                .containsExactly("line 1: 'age' needs a time from which ages count, and none is given");
        assertThat(conditionProblems("{size: \">999999999999TiB\"}")).hasSize(1);
        assertThat(conditionProblems("{size: \">0.3B\"}")).hasSize(1);
    }

    @Test
    void what_is_no_plain_yaml_is_told_with_the_remedy() {
        String quotes = "; texts that begin with one of * ! > & % @ ` { [ or hold a colon and a space need quotes";

        assertThat(problems("")).containsExactly("line 1: it is empty");
        assertThat(problems("- name: a\n  exclude: {name: *.tmp}"))
                .hasSize(1)
                .allMatch(text -> text.startsWith("line 2: "))
                .allMatch(text -> text.endsWith(quotes));
        assertThat(problems("- name: a\n  exclude:\n    name: !x").get(0))
                .isEqualTo("line 3: there is a tag, which rules do not have" + quotes);
        assertThat(problems("- name: a\n  exclude: {size: >10MiB}"))
                .hasSize(1)
                .allMatch(text -> text.startsWith("line 2: "))
                .allMatch(text -> text.endsWith(quotes));
        assertThat(problems("a: &x [*x, *x]")).hasSize(1);
        assertThat(problems("[".repeat(60) + "]".repeat(60)).get(0)).contains("nested more than 50 levels deep");
        assertThat(problems("name: a"))
                .containsExactly(
                        "line 1: there is no list of rules such as - {name: leftovers, exclude: {name: \"*.tmp\"}}");
        assertThat(problems("[]")).hasSize(1);
    }

    @Test
    void the_message_names_the_first_and_counts_the_rest() {
        RulesException e = catchThrowableOfType(RulesException.class, () -> RuleSet.read("[a, b, c]", null));

        assertThat(e)
                .hasMessage("the rules cannot be used: line 1: this is no rule; there should be a list of rules such as"
                        + " - {name: leftovers, exclude: {name: \"*.tmp\"}} (and 2 more)");
    }

    private static List<String> problems(String text) {
        RulesException e =
                catchThrowableOfType(RulesException.class, () -> RuleSet.read(text, java.time.Instant.EPOCH));
        return e.problems();
    }

    private static List<String> conditionProblems(String text) {
        RulesException e = catchThrowableOfType(RulesException.class, () -> Conditions.read(text, null));
        return e.problems();
    }
}
