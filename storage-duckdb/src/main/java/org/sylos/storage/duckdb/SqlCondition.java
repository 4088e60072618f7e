package org.sylos.storage.duckdb;

import java.util.List;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Field;

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
        if (condition instanceof TextIs text) {
            return text.field() == Field.PATH;
        } else if (condition instanceof Matches matches) {
            return matches.field() == Field.PATH;
        } else if (condition instanceof Not not) {
            return readsPath(not.condition());
        } else if (condition instanceof Under under) {
            return readsPath(under.condition());
        } else if (condition instanceof All all) {
            return all.conditions().stream().anyMatch(SqlCondition::readsPath);
        }
        return condition instanceof Any any && any.conditions().stream().anyMatch(SqlCondition::readsPath);
    }
}
