package org.sylos.storage.duckdb;

import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.TraversalStatus;

/** What the conditions on the state of a row are in SQL. They need no arguments: all they hold is numbers of our own. */
final class StateSql {
    private static final Set<CopyStatus> LEFT_OUT = Set.of(CopyStatus.EXCLUDED_EXPLICIT, CopyStatus.EXCLUDED_INHERITED);
    private static final Set<CopyStatus> NOT_COPIED = Set.of(CopyStatus.FAILED, CopyStatus.DRIFTED);

    private StateSql() {}

    static String of(ReviewCondition condition, RowColumns.State state) {
        if (condition instanceof ReviewCondition.TraversalIs traversal) {
            return in(
                    traversal.side() == Side.SRC ? state.srcTraversal() : state.dstTraversal(),
                    traversal.statuses(),
                    TraversalStatus::code);
        } else if (condition instanceof ReviewCondition.CopyIs copy) {
            return in(state.copy(), copy.statuses(), CopyStatus::code);
        } else if (condition instanceof ReviewCondition.Excluded) {
            return or(
                    in(state.srcTraversal(), Set.of(TraversalStatus.EXCLUDED), TraversalStatus::code),
                    in(state.copy(), LEFT_OUT, CopyStatus::code));
        } else if (condition instanceof ReviewCondition.MissingOn missing) {
            return "(" + (missing.side() == Side.SRC ? state.srcTraversal() : state.dstTraversal()) + " IS NULL)";
        } else if (condition instanceof ReviewCondition.FailureIs failure) {
            return failure(failure.classes(), state);
        } else if (condition instanceof ReviewCondition.Childless) {
            return known(state.childless());
        } else if (condition instanceof ReviewCondition.Marked marked) {
            return known(marked.retry() == RetryKind.DISCOVERY ? state.discoveryMarked() : state.copyMarked());
        }
        throw new IllegalArgumentException("this store cannot answer " + condition);
    }

    private static String failure(Set<ErrorClass> classes, RowColumns.State state) {
        if (classes.isEmpty()) {
            Set<TraversalStatus> failed = Set.of(TraversalStatus.FAILED);
            return or(
                    in(state.srcTraversal(), failed, TraversalStatus::code),
                    in(state.dstTraversal(), failed, TraversalStatus::code),
                    in(state.copy(), NOT_COPIED, CopyStatus::code));
        }
        return or(in(state.srcFailure(), classes, ErrorClass::code), in(state.dstFailure(), classes, ErrorClass::code));
    }

    private static String or(String... parts) {
        return "(" + String.join(" OR ", parts) + ")";
    }

    private static String known(String expression) {
        return "coalesce(" + expression + ", false)";
    }

    /** Whether a column holds the number of one of some values; a null holds none. */
    static <E> String in(String column, Set<E> values, ToIntFunction<E> code) {
        if (values.isEmpty()) {
            return "false";
        }
        return known(values.stream()
                .mapToInt(code)
                .sorted()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", column + " IN (", ")")));
    }
}
