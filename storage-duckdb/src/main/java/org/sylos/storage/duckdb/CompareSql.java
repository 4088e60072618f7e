package org.sylos.storage.duckdb;

import org.sylos.engine.api.storage.CompareRule;

/** When a file on both sides is current, as SQL over the aliases {@code s} and {@code d}. */
final class CompareSql {
    /** By how many nanoseconds the source is newer; wide enough for any two times. */
    static final String NEWER_BY =
            "((s.mtime_seconds::HUGEINT - d.mtime_seconds) * 1000000000 + s.mtime_nanos - d.mtime_nanos)";

    private CompareSql() {}

    /** The relation of two nodes whose names are equal; takes no arguments. */
    static String relation(CompareRule rule) {
        return """
                CASE WHEN d.problem OR d.kind <> s.kind THEN %d
                     WHEN s.kind = 1 THEN %d
                     WHEN s.kind = 2 THEN %s
                     WHEN %s THEN %d ELSE %d END""".formatted(
                        Relation.CONFLICT.code(),
                        Relation.FOLDERS.code(),
                        ofFiles(rule),
                        ofLinks(rule),
                        Relation.CURRENT.code(),
                        Relation.DIFFERENT.code());
    }

    private static String ofLinks(CompareRule rule) {
        return switch (rule.mode()) {
            case EXISTS -> "true";
            case NEWER, SIZE, MTIME, CHECKSUM -> "s.link_target IS NOT DISTINCT FROM d.link_target";
        };
    }

    private static String ofFiles(CompareRule rule) {
        long precision = rule.mtimePrecisionNanos();
        String current = switch (rule.mode()) {
            case EXISTS -> "true";
            case SIZE -> "s.size = d.size";
            case MTIME -> times(precision, "abs(" + NEWER_BY + ") < " + precision);
            case NEWER -> times(precision, NEWER_BY + " < " + precision);
            case CHECKSUM -> "false";
        };
        String otherwise = rule.mode() == org.sylos.engine.api.storage.CompareMode.CHECKSUM
                ? "CASE WHEN s.size = d.size THEN " + Relation.AWAITING.code() + " ELSE " + Relation.DIFFERENT.code()
                        + " END"
                : String.valueOf(Relation.DIFFERENT.code());
        return "CASE WHEN " + current + " THEN " + Relation.CURRENT.code() + " ELSE " + otherwise + " END";
    }

    /** A missing time equals none and is not newer than any. */
    private static String times(long precision, String holds) {
        return precision == 0 ? "s.size = d.size" : "s.size = d.size AND coalesce(" + holds + ", false)";
    }
}
