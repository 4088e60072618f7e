package org.sylos.engine.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.DepthIs;
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
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.TraversalStatus;

/** What is written is read as the same. */
class ConditionFormatTest {
    @Property(tries = 300)
    void every_condition_is_read_as_it_was_written(@ForAll("conditions") Condition condition) {
        String text = Conditions.write(condition);

        assertThat(text).doesNotContain("\n");
        assertThat(Conditions.read(text, null)).as(text).isEqualTo(condition);
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return Arbitraries.lazyOf(
                ConditionFormatTest::texts,
                ConditionFormatTest::regexes,
                ConditionFormatTest::numbers,
                ConditionFormatTest::states,
                () -> conditions().list().ofMaxSize(3).map(All::new),
                () -> conditions().list().ofMaxSize(3).map(Any::new),
                () -> conditions().map(Not::new),
                () -> texts().map(text -> new Under(new Not(text))));
    }

    private static Arbitrary<Condition> texts() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(8),
                Arbitraries.of(
                        "",
                        "*",
                        "%",
                        "\uD83D",
                        "\uDE00\uD83D",
                        "\uFDD0",
                        "a: b",
                        "'",
                        "\"\\",
                        "\u0085",
                        "\u2028",
                        "\uFEFF",
                        "\0"));
        return Combinators.combine(Arbitraries.of(Field.class), Arbitraries.of(TextTest.class), texts)
                .as(TextIs::new);
    }

    private static Arbitrary<Condition> regexes() {
        Arbitrary<String> texts = Arbitraries.strings().all().ofMaxLength(8).map(Regexes::quote);
        return Combinators.combine(Arbitraries.of(Field.class), texts, Arbitraries.of(true, false))
                .as(Matches::new);
    }

    private static Arbitrary<Condition> numbers() {
        Arbitrary<Operator> operators = Arbitraries.of(Operator.class);
        Arbitrary<Instant> times = Combinators.combine(
                        Arbitraries.longs().between(-60_000_000_000L, 250_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        return Arbitraries.oneOf(
                Combinators.combine(operators, Arbitraries.longs().greaterOrEqual(0))
                        .as(SizeIs::new),
                Combinators.combine(operators, times).as(ModifiedIs::new),
                Combinators.combine(operators, Arbitraries.integers().between(0, 999_999_999))
                        .as(DepthIs::new),
                some(NodeKind.class).map(KindIs::new),
                Arbitraries.of(new Condition.Empty()));
    }

    private static Arbitrary<Condition> states() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(Side.class), some(TraversalStatus.class))
                        .as(ReviewCondition.TraversalIs::new),
                some(CopyStatus.class).map(ReviewCondition.CopyIs::new),
                some(ErrorClass.class).map(ReviewCondition.FailureIs::new),
                Arbitraries.of(Side.class).map(ReviewCondition.MissingOn::new),
                Arbitraries.of(RetryKind.class).map(ReviewCondition.Marked::new),
                Arbitraries.of(List.of(
                        new ReviewCondition.FailureIs(Set.of()),
                        new ReviewCondition.Excluded(),
                        new ReviewCondition.Childless())));
    }

    private static <E extends Enum<E>> Arbitrary<Set<E>> some(Class<E> type) {
        return Arbitraries.of(type).set().ofMinSize(1);
    }
}
