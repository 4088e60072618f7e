package org.sylos.engine.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.ModifiedIs;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.SizeIs;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.Operator;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition.Childless;
import org.sylos.engine.api.storage.ReviewCondition.CopyIs;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.FailureIs;
import org.sylos.engine.api.storage.ReviewCondition.Marked;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;
import org.sylos.engine.api.storage.ReviewCondition.TraversalIs;
import org.sylos.engine.api.storage.TraversalStatus;

class RuleSetTest {
    private static final Instant AS_OF = Instant.parse("2024-06-30T12:00:00Z");

    @Test
    void rules_have_names_conditions_and_reasons_and_keep_their_order() {
        RuleSet rules = RuleSet.read("""
                # what we do not want
                - name: big videos
                  exclude: {category: video, size: ">1GiB"}
                  reason: they are on the other server
                - name: no
                  exclude:
                    any:
                      - name: "*.tmp"
                      - gitignore: |
                          build/
                          !keep/build
                """, AS_OF);

        assertThat(rules.rules()).extracting(Rule::name).containsExactly("big videos", "no");
        assertThat(rules.rules())
                .extracting(Rule::reason)
                .containsExactly("they are on the other server", "the rule excludes it");
        assertThat(excludes(rules, Asked.named("a.MKV").withSize((1L << 30) + 1)))
                .isTrue();
        assertThat(excludes(rules, Asked.named("a.MKV").withSize(1L << 30))).isFalse();
        assertThat(excludes(rules, Asked.named("a.tmp"))).isTrue();
        assertThat(excludes(rules, Asked.file("/x/build/y"))).isTrue();
        assertThat(rules.asOf()).isEqualTo(AS_OF);
        assertThat(RuleSet.read(rules.text(), rules.asOf())).isEqualTo(rules);
    }

    @Test
    void json_is_taken_with_its_tabs_and_escapes() {
        RuleSet rules = RuleSet.read("""
                [
                \t{
                \t\t"name": "caf\\u00e9 \\ud83d\\ude00",
                \t\t"exclude": {"name": {"equals": "a\\/b\\"\\n"}, "empty": true}
                \t}
                ]
                """, null);

        assertThat(rules.rules().get(0).name()).isEqualTo("caf\u00E9 \uD83D\uDE00");
        assertThat(rules.rules().get(0).exclude())
                .isEqualTo(new All(List.of(new TextIs(Field.NAME, TextTest.EQUALS, "a/b\"\n"), new Condition.Empty())));
    }

    @Test
    void texts_are_taken_as_they_are_written_whatever_yaml_would_make_of_them() {
        for (String name : new String[] {"no", "true", "1e3", "0x10", "2024-01-01", "1:30"}) {
            assertThat(read("{name: " + name + "}")).isEqualTo(new TextIs(Field.NAME, TextTest.EQUALS, name));
        }
    }

    @Test
    void names_and_paths_are_asked_for_in_several_ways() {
        assertThat(read("{name: [a, b]}")).isEqualTo(new Any(List.of(equal("a"), equal("b"))));
        assertThat(read("{name: \"regex:a.b\"}")).isEqualTo(new Matches(Field.NAME, "a.b", false));
        assertThat(read("{name: \"contains:%_\"}")).isEqualTo(new TextIs(Field.NAME, TextTest.CONTAINS, "%_"));
        assertThat(read("{name: {regex: a.b, ignore-case: true}}")).isEqualTo(new Matches(Field.NAME, "a.b", true));
        assertThat(read("{name: {starts: a, ends: b}}"))
                .isEqualTo(new All(List.of(
                        new TextIs(Field.NAME, TextTest.STARTS_WITH, "a"),
                        new TextIs(Field.NAME, TextTest.ENDS_WITH, "b"))));
        assertThat(read("{name: {contains: a.b, ignore-case: true}}"))
                .isEqualTo(new Matches(Field.NAME, ".*a\\.b.*", true));
        assertThat(read("{path: {glob: \"regex:x\"}}")).isEqualTo(new TextIs(Field.PATH, TextTest.EQUALS, "/regex:x"));
        assertThat(read("{name: a, path: b}"))
                .isEqualTo(new All(List.of(equal("a"), new TextIs(Field.PATH, TextTest.EQUALS, "/b"))));
        assertThat(read("[{name: a}, {name: b}]")).isEqualTo(new Any(List.of(equal("a"), equal("b"))));
        assertThat(read("{not: {under: {name: a}}}")).isEqualTo(new Not(new Under(equal("a"))));
    }

    @ParameterizedTest
    @CsvSource({
        "'>10MiB', 10485761, true",
        "'>10MiB', 10485760, false",
        "'>=1.5KiB', 1536, true",
        "'<1kB', 999, true",
        "'<1kB', 1000, false",
        "'=5', 5, true",
        "5, 5, true",
        "'>=1M <2M', 1048576, true",
        "'>=1M, <2M', 2097152, false"
    })
    void sizes_are_compared(String comparison, long bytes, boolean holds) {
        Condition condition = read("{size: \"" + comparison + "\"}");

        assertThat(Conditions.compile(condition).test(Asked.named("a").withSize(bytes)))
                .isEqualTo(holds);
        assertThat(Conditions.compile(condition).test(Asked.folder("/a"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'>30d', 2024-05-31T11:59:59.999999999Z, true",
        "'>30d', 2024-05-31T12:00:00Z, false",
        "'>=30d', 2024-05-31T12:00:00Z, true",
        "'<1h', 2024-06-30T11:30:00Z, true",
        "'<1h', 2025-01-01T00:00:00Z, true",
        "'<1h', 2024-06-30T11:00:00Z, false",
        "'>1y <2y', 2023-01-01T00:00:00Z, true"
    })
    void ages_count_from_the_time_that_the_rules_were_read_with(String comparison, String time, boolean holds) {
        Condition condition = read("{age: \"" + comparison + "\"}");

        assertThat(Conditions.compile(condition).test(Asked.named("a").at(time)))
                .isEqualTo(holds);
        assertThat(Conditions.compile(condition).test(Asked.named("a"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'<2024-01-01', 2023-12-31T23:59:59.999999999Z, true",
        "'<2024-01-01', 2024-01-01T00:00:00Z, false",
        "'<=2024-01-01', 2024-01-01T23:59:59Z, true",
        "'>2024-01-01', 2024-01-01T23:59:59Z, false",
        "'>2024-01-01', 2024-01-02T00:00:00Z, true",
        "2024-02, 2024-02-29T12:00:00Z, true",
        "2024, 2023-12-31T12:00:00Z, false",
        "'=2024', 2024-12-31T23:59:59Z, true",
        "'>=2024-05-01T12:00:00+02:00', 2024-05-01T10:00:00Z, true",
        "'<2024-05-01T12:00:00Z', 2024-05-01T11:59:59.999999999Z, true"
    })
    void a_day_a_month_and_a_year_are_spans_of_utc(String comparison, String time, boolean holds) {
        Condition condition = read("{modified: \"" + comparison + "\"}");

        assertThat(Conditions.compile(condition).test(Asked.named("a").at(time)))
                .isEqualTo(holds);
    }

    @Test
    void times_and_extensions_do_not_speak_of_folders_unless_a_kind_is_given() {
        String old = "2000-01-01T00:00:00Z";

        assertThat(holds("{age: \">1y\"}", Asked.folder("/a").at(old))).isFalse();
        assertThat(holds("{age: \">1y\"}", Asked.file("/a").at(old))).isTrue();
        assertThat(holds("{age: \">1y\", kind: folder}", Asked.folder("/a").at(old)))
                .isTrue();
        assertThat(holds("{modified: \"<2001\", kind: any}", Asked.folder("/a").at(old)))
                .isTrue();
        assertThat(holds("{extension: jpg}", Asked.folder("/a.jpg"))).isFalse();
        assertThat(holds("{extension: jpg, kind: [folder, file]}", Asked.folder("/a.jpg")))
                .isTrue();
        assertThat(holds("{category: images}", Asked.folder("/a.jpg"))).isFalse();
        assertThat(holds("{category: system-junk}", Asked.folder("/$RECYCLE.BIN")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "jpg, a.jpg, true", "jpg, a.JPG, true", ".jpg, a.jpg, true", "jpg, .jpg, false", "jpg, jpg, false",
                "jpg, a.jpg.txt, false",
        "tar.gz, a.tar.gz, true", "gz, a.tar.gz, true", "c++, a.c++, true", "'', a, true", "'', .a, true",
                "'', a.b, false"
    })
    void an_extension_follows_the_last_dot_that_has_something_before_it(String extension, String name, boolean holds) {
        assertThat(holds("{extension: \"" + extension + "\"}", Asked.named(name)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "documents, a.PDF",
        "images, a.jpeg",
        "audio, a.flac",
        "video, a.mkv",
        "archives, a.zip",
        "code, Makefile",
        "code, a.java",
        "temporary, a.tmp",
        "temporary, a.txt~",
        "temporary, ~$a.docx",
        "system-junk, .DS_Store",
        "system-junk, Thumbs.db",
        "system-junk, ._a",
        "system-junk, System Volume Information"
    })
    void categories_are_told_by_names(String category, String name) {
        assertThat(holds("{category: " + category + "}", Asked.named(name))).isTrue();
        assertThat(holds("{category: " + category + "}", Asked.named("plain"))).isFalse();
    }

    @Test
    void what_review_knows_can_be_asked_for() {
        assertThat(read("{traversal: {src: failed, dst: [pending, not_on_src]}}"))
                .isEqualTo(new All(List.of(
                        new TraversalIs(Side.SRC, Set.of(TraversalStatus.FAILED)),
                        new TraversalIs(Side.DST, Set.of(TraversalStatus.PENDING, TraversalStatus.NOT_ON_SRC)))));
        assertThat(read("{copy: [failed, excluded_explicit]}"))
                .isEqualTo(new CopyIs(Set.of(CopyStatus.FAILED, CopyStatus.EXCLUDED_EXPLICIT)));
        assertThat(read("{excluded: false}")).isEqualTo(new Not(new Excluded()));
        assertThat(read("{missing: dst}")).isEqualTo(new MissingOn(Side.DST));
        assertThat(read("{failure: any}")).isEqualTo(new FailureIs(Set.of()));
        assertThat(read("{failure: permission}")).isEqualTo(new FailureIs(Set.of(ErrorClass.PERMISSION)));
        assertThat(read("{childless: true}")).isEqualTo(new Childless());
        assertThat(read("{marked: copy}")).isEqualTo(new Marked(RetryKind.COPY));
        assertThat(RuleSet.read("[{name: a, exclude: {any: [{name: b}, {copy: failed}]}}]", null)
                        .needsState())
                .contains(new CopyIs(Set.of(CopyStatus.FAILED)));
    }

    @Test
    void rules_are_written_as_text_that_is_read_as_the_same_rules() {
        List<Rule> rules = List.of(
                new Rule("a: 'b'\n", new SizeIs(Operator.GREATER, 5), "\"quoted\" \uD83D\uDE00"),
                new Rule(
                        "c",
                        new All(List.of(
                                new KindIs(Set.of(NodeKind.SYMLINK, NodeKind.OTHER)),
                                new ModifiedIs(Operator.LESS, Instant.parse("1969-12-31T23:59:59.999999999Z")))),
                        "#"));

        assertThat(RuleSet.read(RuleSet.write(rules), null).rules()).isEqualTo(rules);
    }

    private static Condition equal(String name) {
        return new TextIs(Field.NAME, TextTest.EQUALS, name);
    }

    private static Condition read(String text) {
        return Conditions.read(text, AS_OF);
    }

    private static boolean holds(String condition, Asked node) {
        return Conditions.compile(read(condition)).test(node);
    }

    private static boolean excludes(RuleSet rules, Asked node) {
        return Conditions.compile(rules.excluded()).test(node);
    }
}
