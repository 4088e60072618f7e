package org.sylos.storage.duckdb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.verify.Verdict;

/** Words for the numbers that have none in the database, for the views. */
final class Labels {
    /** As {@code views.sql} makes them. */
    static final List<String> VIEWS = List.of(
            "nodes",
            "plan",
            "manifest",
            "failures",
            "attempts",
            "decisions",
            "renames",
            "findings",
            "journal",
            "metrics",
            "phases");

    private Labels() {}

    static String macros() {
        return macro("error_label", ErrorClass.values(), ErrorClass::code)
                + macro("level_label", JournalEntry.Level.values(), JournalEntry.Level::code)
                + macro("operation_label", AttemptRecord.Operation.values(), AttemptRecord.Operation::code)
                + macro("result_label", Verdict.Result.values(), Verdict.Result::code);
    }

    private static <E extends Enum<E>> String macro(String name, E[] values, ToIntFunction<E> code) {
        return Arrays.stream(values)
                .map(value -> " WHEN " + code.applyAsInt(value) + " THEN '"
                        + value.name().toLowerCase(Locale.ROOT).replace('_', '-') + "'")
                .collect(Collectors.joining("", "CREATE MACRO " + name + "(code) AS CASE code", " END;\n"));
    }
}
