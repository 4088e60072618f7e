package org.sylos.engine.core.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.DepthIs;
import org.sylos.engine.api.rule.Condition.ModifiedIs;
import org.sylos.engine.api.rule.Condition.SizeIs;
import org.sylos.engine.api.rule.Operator;

/** Comparisons of sizes, ages, times and depths as people write them, such as {@code >=1MiB <1GiB}. */
final class Measures {
    static final String SIZES = "a comparison such as \">10MiB\", or several such as \">=1MB <1GB\"";
    static final String AGES = "a comparison such as \">30d\"; units are s, m, h, d, w and y (365 days)";
    static final String TIMES = "a comparison such as \"<2024-01-01\" or \">=2024-05-01T12:00:00Z\"";
    static final String DEPTHS = "a comparison such as \">3\", or a number";

    private static final Pattern PART = Pattern.compile("\\s*(<=|>=|<|>|=)?\\s*([^\\s<>=,]+)\\s*,?");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)([A-Za-z]*)");
    private static final Map<String, Long> BYTES = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("kb", 1_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("k", 1L << 10),
            Map.entry("m", 1L << 20),
            Map.entry("g", 1L << 30),
            Map.entry("t", 1L << 40),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30),
            Map.entry("tib", 1L << 40));
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w", 7 * 86_400L, "y", 365 * 86_400L);

    private Measures() {}

    /** What a text asks of the size; null when it is no comparison of sizes. */
    static @Nullable Condition size(String text) {
        return all(text, (operator, value) -> {
            Long bytes = amount(value, BYTES, true);
            return bytes == null ? null : new SizeIs(operator, bytes);
        });
    }

    /** What a text asks of the depth; null when it is no comparison of depths. */
    static @Nullable Condition depth(String text) {
        return all(
                text,
                (operator, value) -> value.matches("\\d{1,9}") ? new DepthIs(operator, Integer.parseInt(value)) : null);
    }

    /**
     * What a text asks of the age; null when it is no comparison of ages.
     *
     * @param asOf the time from which ages count
     */
    static @Nullable Condition age(String text, Instant asOf) {
        return all(text, (operator, value) -> {
            Long seconds = amount(value, SECONDS, false);
            if (seconds == null || seconds > Duration.ofDays(365L * 10_000).toSeconds()) {
                return null;
            }
            // What is older was modified earlier.
            return new ModifiedIs(turned(operator), asOf.minusSeconds(seconds));
        });
    }

    /** What a text asks of the modification time; null when it is no comparison of times. */
    static @Nullable Condition modified(String text) {
        return all(text, (operator, value) -> {
            Span span = span(value);
            if (span == null) {
                return null;
            } else if (span.from().equals(span.until())) {
                return new ModifiedIs(operator, span.from());
            }
            return switch (operator) {
                case LESS -> new ModifiedIs(Operator.LESS, span.from());
                case AT_MOST -> new ModifiedIs(Operator.LESS, span.until());
                case AT_LEAST -> new ModifiedIs(Operator.AT_LEAST, span.from());
                case GREATER -> new ModifiedIs(Operator.AT_LEAST, span.until());
                case EQUAL ->
                    new All(List.of(
                            new ModifiedIs(Operator.AT_LEAST, span.from()),
                            new ModifiedIs(Operator.LESS, span.until())));
            };
        });
    }

    /** A day, month or year with its end, which is not part of it; a point in time begins and ends at once. */
    private record Span(Instant from, Instant until) {
        static Span of(LocalDate first, LocalDate next) {
            return new Span(
                    first.atStartOfDay().toInstant(ZoneOffset.UTC),
                    next.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }

    private static @Nullable Span span(String text) {
        try {
            if (text.matches("\\d{4}")) {
                Year year = Year.parse(text);
                return Span.of(year.atDay(1), year.plusYears(1).atDay(1));
            } else if (text.matches("\\d{4}-\\d{2}")) {
                YearMonth month = YearMonth.parse(text);
                return Span.of(month.atDay(1), month.plusMonths(1).atDay(1));
            } else if (text.matches("[-+]?\\d{4,9}-\\d{2}-\\d{2}")) {
                LocalDate day = LocalDate.parse(text);
                return Span.of(day, day.plusDays(1));
            }
            Instant time = OffsetDateTime.parse(text).toInstant();
            return new Span(time, time);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads one comparison after the other; all of them have to hold. Without an operator the value has to be equal. */
    private static @Nullable Condition all(String text, BiFunction<Operator, String, @Nullable Condition> reader) {
        List<Condition> conditions = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                return null;
            }
            Condition condition = reader.apply(operator(part.group(1)), part.group(2));
            if (condition == null) {
                return null;
            }
            conditions.add(condition);
            at = part.end();
        }
        return conditions.isEmpty() ? null : conditions.size() == 1 ? conditions.get(0) : new All(conditions);
    }

    private static Operator operator(@Nullable String symbol) {
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        return Operator.EQUAL;
    }

    private static Operator turned(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case AT_MOST -> Operator.AT_LEAST;
            case EQUAL -> Operator.EQUAL;
            case AT_LEAST -> Operator.AT_MOST;
            case GREATER -> Operator.LESS;
        };
    }

    /** A number with a unit; null when it is none, is no whole number of the smallest unit, or does not fit. */
    private static @Nullable Long amount(String text, Map<String, Long> units, boolean anyCase) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return null;
        }
        Long unit = units.get(anyCase ? number.group(2).toLowerCase(Locale.ROOT) : number.group(2));
        if (unit == null) {
            return null;
        }
        BigDecimal amount = new BigDecimal(number.group(1)).multiply(BigDecimal.valueOf(unit));
        if (amount.stripTrailingZeros().scale() > 0) {
            return null;
        }
        BigInteger whole = amount.toBigInteger();
        return whole.bitLength() < 64 ? whole.longValueExact() : null;
    }
}
