package org.sylos.storage.duckdb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.DepthIs;
import org.sylos.engine.api.rule.Condition.Empty;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.ModifiedIs;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.SizeIs;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.Operator;
import org.sylos.engine.api.storage.ReviewCondition;

/** Writes one condition as SQL. */
final class ConditionWriter {
    private static final String FILE = " = " + NodeKind.FILE.code();

    /** What most texts hold anyway, or every one. */
    private static final Set<String> COMMON = Set.of("", "/", ".");

    private final RowColumns row;
    private final StringBuilder sql = new StringBuilder(200);
    private final List<Object> arguments = new ArrayList<>();
    /** The row itself, or the folder above it that is asked at the moment. */
    private RowColumns.Place place;

    ConditionWriter(RowColumns row) {
        this.row = row;
        place = row.place();
    }

    SqlCondition result() {
        return new SqlCondition(sql.toString(), arguments);
    }

    void write(Condition condition) {
        if (condition instanceof All all) {
            join(all.conditions(), " AND ", "true");
        } else if (condition instanceof Any any) {
            join(any.conditions(), " OR ", "false");
        } else if (condition instanceof Not not) {
            sql.append("(NOT ");
            write(not.condition());
            sql.append(')');
        } else if (condition instanceof ReviewCondition state) {
            sql.append(StateSql.of(state, row.state()));
        } else if (condition instanceof Under under) {
            under(under.condition());
        } else if (condition instanceof Matches matches) {
            matches(matches);
        } else if (condition instanceof TextIs textIs) {
            text(textIs);
        } else {
            number(condition);
        }
    }

    private void join(List<Condition> conditions, String word, String none) {
        if (conditions.isEmpty()) {
            sql.append(none);
            return;
        }
        sql.append('(');
        for (int i = 0; i < conditions.size(); i++) {
            sql.append(i == 0 ? "" : word);
            write(conditions.get(i));
        }
        sql.append(')');
    }

    /** Folders are asked once each, however many nodes are below them. */
    private void under(Condition condition) {
        RowColumns.Place asked = place;
        int folder = NodeKind.FOLDER.code();
        sql.append('(');
        write(condition);
        sql.append(" OR coalesce(%s IN (WITH RECURSIVE held AS (SELECT f.id FROM %s f WHERE f.kind = %s AND "
                .formatted(asked.parentId(), asked.tree(), folder));
        place = asked.folder("f");
        write(condition);
        place = asked;
        sql.append(" UNION SELECT c.id FROM %s c JOIN held h ON c.parent_id = h.id WHERE c.kind = %s)"
                .formatted(asked.tree(), folder));
        sql.append(" SELECT id FROM held), false))");
    }

    private void text(TextIs condition) {
        switch (condition.test()) {
            case EQUALS -> text(condition, "(%s = ?)");
            case CONTAINS -> contains(condition.field(), condition.text(), false);
            case STARTS_WITH -> text(condition, "starts_with(%s, ?)");
            case ENDS_WITH -> text(condition, "suffix(%s, ?)");
        }
    }

    private void text(TextIs condition, String test) {
        sql.append(test.formatted(text(condition.field())));
        arguments.add(condition.text());
    }

    /** What is in a folder's path is in those of all its children: no path is put together where names and folders tell. */
    private void contains(Field field, String part, boolean inLowerCase) {
        String contains = inLowerCase ? "contains(lower(%s), ?)" : "contains(%s, ?)";
        boolean itself = place.equals(row.place());
        if (itself && field == Field.PATH && SqlCondition.isWithinOneName(part)) {
            sql.append("CASE WHEN %s IN (SELECT p.id FROM %s p WHERE p.kind = %s AND "
                            .formatted(place.parentId(), place.tree(), NodeKind.FOLDER.code()))
                    .append(contains.formatted("p.path"))
                    .append(") THEN true ELSE ")
                    .append(contains.formatted(place.name()))
                    .append(" END");
            arguments.add(part);
        } else {
            sql.append(contains.formatted(text(field)));
        }
        arguments.add(part);
    }

    /** The expression is tried where a text is that every match holds: looking for that costs much less. */
    private void matches(Matches condition) {
        String text = text(condition.field());
        String required = RequiredText.of(condition.regex(), condition.ignoreCase());
        boolean rare = !COMMON.contains(required);
        if (rare) {
            sql.append("CASE WHEN ");
            contains(condition.field(), required, condition.ignoreCase());
            sql.append(" THEN ");
        }
        // The options must stand in the text: DuckDB takes no argument for them.
        String options = condition.ignoreCase() ? "si" : "s";
        sql.append("regexp_full_match(%s, ?, '%s')".formatted(text, options));
        arguments.add(condition.regex());
        if (rare) {
            sql.append(" ELSE false END");
        }
    }

    private String text(Field field) {
        return field == Field.NAME ? place.name() : place.path();
    }

    private void number(Condition condition) {
        if (condition instanceof SizeIs sizeIs) {
            sql.append("(%s%s AND %s %s ?)"
                    .formatted(place.kind(), FILE, row.size(), sizeIs.operator().symbol()));
            arguments.add(sizeIs.bytes());
        } else if (condition instanceof Empty) {
            sql.append("(%s%s AND %s = 0)".formatted(place.kind(), FILE, row.size()));
        } else if (condition instanceof DepthIs depthIs) {
            sql.append("(%s %s ?)".formatted(place.depth(), depthIs.operator().symbol()));
            arguments.add(depthIs.depth());
        } else if (condition instanceof KindIs kindIs) {
            sql.append(StateSql.in(place.kind(), kindIs.kinds(), NodeKind::code));
        } else if (condition instanceof ModifiedIs modifiedIs) {
            time(modifiedIs);
        } else {
            throw new IllegalArgumentException("this store cannot answer " + condition);
        }
    }

    /** The seconds decide unless they are equal; nanoseconds count upwards before 1970 as well. */
    private void time(ModifiedIs condition) {
        Instant time = condition.time();
        long bound = time.getEpochSecond();
        String seconds = row.mtimeSeconds();
        String nanos = row.mtimeNanos();
        String symbol = condition.operator().symbol();
        if (condition.operator() == Operator.EQUAL) {
            sql.append("coalesce(%s = ? AND %s = ?, false)".formatted(seconds, nanos));
        } else {
            sql.append("coalesce(%s %s ? OR (%s = ? AND %s %s ?), false)"
                    .formatted(seconds, symbol.substring(0, 1), seconds, nanos, symbol));
            arguments.add(bound);
        }
        arguments.add(bound);
        arguments.add(time.getNano());
    }
}
