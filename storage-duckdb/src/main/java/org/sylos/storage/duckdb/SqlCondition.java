package org.sylos.storage.duckdb;

import java.util.List;
import java.util.function.Predicate;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;

/**
 * A condition as a boolean expression of SQL over one row. It is true or false and never null, so that {@code NOT} means what
 * it says. What a person wrote is in the arguments and never in the text.
 *
 * @param sql the expression
 * @param arguments the values of its question marks, in their order; texts in Java's form, which {@link Session} encodes
 */
record SqlCondition(String sql, List<Object> arguments) {

    SqlCondition {
        arguments = List.copyOf(arguments);
    }

    /**
     * The expression of a condition over a row that has these columns.
     *
     * @throws IllegalArgumentException when the condition is of a kind that this store does not know
     */
    static SqlCondition of(Condition condition, RowColumns row) {
        ConditionWriter writer = new ConditionWriter(row);
        writer.write(condition);
        return writer.result();
    }

    /** Whether the path of the row is asked for anywhere in a condition. A query that asks for none can do without it. */
    static boolean readsPath(Condition condition) {
        return reads(
                condition,
                text -> text.field() == Field.PATH
                        && !(text.test() == TextTest.CONTAINS && isWithinOneName(text.text())),
                matches -> matches.field() == Field.PATH);
    }

    /** Whether a part of a path can only be found within the path of the folder or within the name, and not across both. */
    static boolean isWithinOneName(String part) {
        return !part.isEmpty() && part.indexOf('/') < 0;
    }

    /** Whether a name or path is asked for anywhere in a condition. Trying it costs much more than numbers do. */
    static boolean readsText(Condition condition) {
        return reads(condition, text -> true, matches -> true);
    }

    private static boolean reads(Condition condition, Predicate<TextIs> texts, Predicate<Matches> expressions) {
        if (condition instanceof TextIs text) {
            return texts.test(text);
        } else if (condition instanceof Matches matches) {
            return expressions.test(matches);
        } else if (condition instanceof Not not) {
            return reads(not.condition(), texts, expressions);
        } else if (condition instanceof Under under) {
            return reads(under.condition(), texts, expressions);
        } else if (condition instanceof All all) {
            return all.conditions().stream().anyMatch(part -> reads(part, texts, expressions));
        }
        return condition instanceof Any any
                && any.conditions().stream().anyMatch(part -> reads(part, texts, expressions));
    }
}
