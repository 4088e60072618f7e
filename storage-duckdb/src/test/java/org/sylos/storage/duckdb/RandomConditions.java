package org.sylos.storage.duckdb;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.ConditionText;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.Operator;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.TraversalStatus;

/** Conditions of every sort about nodes as {@link RandomRows} makes them. */
final class RandomConditions {
    private static final List<String> ANYTHING = List.of(
            ".",
            ".*",
            ".+",
            "[^/]*",
            "[a-c]",
            "[^a]",
            "\\x{FDD0}[0-9a-f]{4}",
            "(?:a|b)?",
            "\\w",
            "[^a-z]",
            "\\b",
            "^",
            "$",
            "(?i:k)",
            "(?:/.*)?",
            "[[:alpha:]]",
            "\\x{1F600}",
            "(?m)$",
            "\\A",
            "\\z",
            "a?",
            "ba*",
            "ab+",
            "a{0}",
            "ab{1,2}",
            "(?:ab)?",
            "[]a]",
            "a|b",
            "s",
            "K",
            "\\.");

    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    Condition next(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> new Condition.TextIs(field(), pick(TextTest.values()), text());
            case 1 -> new Condition.Matches(field(), regex(), random.nextInt(3) == 0);
            case 2 -> number();
            case 3 -> state();
            case 4 -> new Condition.Not(next(depth - 1));
            case 5 -> new Condition.Under(place(depth - 1));
            case 6 -> new Condition.All(several(depth - 1));
            default -> new Condition.Any(several(depth - 1));
        };
    }

    private List<Condition> several(int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            conditions.add(next(depth));
        }
        return conditions;
    }

    private Condition place(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> new Condition.TextIs(field(), pick(TextTest.values()), text());
            case 1 -> new Condition.Matches(field(), regex(), random.nextBoolean());
            case 2 -> new Condition.DepthIs(operator(), random.nextInt(4));
            case 3 -> new Condition.KindIs(some(NodeKind.class));
            case 4 -> new Condition.Not(place(depth - 1));
            default -> new Condition.All(List.of(place(depth - 1), place(depth - 1)));
        };
    }

    private Condition number() {
        return switch (random.nextInt(5)) {
            case 0 -> new Condition.SizeIs(operator(), random.nextInt(4));
            case 1 -> new Condition.ModifiedIs(operator(), RandomRows.time(random));
            case 2 -> new Condition.DepthIs(operator(), random.nextInt(4));
            case 3 -> new Condition.KindIs(some(NodeKind.class));
            default -> new Condition.Empty();
        };
    }

    private Condition state() {
        return switch (random.nextInt(7)) {
            case 0 -> new ReviewCondition.TraversalIs(pick(Side.values()), some(TraversalStatus.class));
            case 1 -> new ReviewCondition.CopyIs(some(CopyStatus.class));
            case 2 -> new ReviewCondition.Excluded();
            case 3 -> new ReviewCondition.MissingOn(pick(Side.values()));
            case 4 -> new ReviewCondition.FailureIs(some(ErrorClass.class));
            case 5 -> new ReviewCondition.Childless();
            default -> new ReviewCondition.Marked(pick(RetryKind.values()));
        };
    }

    private String text() {
        String text = RandomRows.name(random);
        int from = random.nextInt(text.length() + 1);
        return (random.nextInt(4) == 0 ? "/" : "")
                + text.substring(from, from + random.nextInt(text.length() - from + 1));
    }

    private String regex() {
        StringBuilder regex = new StringBuilder(random.nextBoolean() ? ".*" : "");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            regex.append(random.nextInt(3) == 0 ? quote(text()) : ANYTHING.get(random.nextInt(ANYTHING.size())));
        }
        return regex.append(random.nextBoolean() ? ".*" : "").toString();
    }

    private static String quote(String text) {
        return ConditionText.of(text)
                .replace("\uFDD0", "\\x{FDD0}")
                .replaceAll("[.+*?()|\\[\\]^$]|\\\\(?!x\\{FDD0\\})", "\\\\$0");
    }

    private Field field() {
        return pick(Field.values());
    }

    private Operator operator() {
        return pick(Operator.values());
    }

    private <E> E pick(E[] values) {
        return values[random.nextInt(values.length)];
    }

    private <E extends Enum<E>> Set<E> some(Class<E> type) {
        Set<E> values = EnumSet.allOf(type);
        values.removeIf(value -> random.nextInt(3) > 0);
        return values;
    }
}
