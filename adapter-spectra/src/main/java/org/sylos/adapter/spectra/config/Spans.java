package org.sylos.adapter.spectra.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans as configurations write them: a whole number and a unit, a minus sign before it for an earlier time. */
final class Spans {
    private static final Pattern SPAN = Pattern.compile("(-?)(\\d{1,19})(ns|us|ms|s|m|h|d)");
    private static final String[] UNITS = {"d", "h", "m", "s", "ms", "us", "ns"};

    private Spans() {}

    /** The span that a text says; empty when it says none, or one of more than 292 years. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            long count = Long.parseLong(matcher.group(2));
            Duration span = Duration.ofNanos(Math.multiplyExact(count, nanos(matcher.group(3))));
            return Optional.of(matcher.group(1).isEmpty() ? span : span.negated());
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** In the largest unit that says it exactly. */
    static String print(Duration span) {
        long nanos = span.toNanos();
        for (String unit : UNITS) {
            if (nanos % nanos(unit) == 0 && (nanos != 0 || unit.equals("s"))) {
                return nanos / nanos(unit) + unit;
            }
        }
        throw new IllegalStateException("every span is a number of nanoseconds: " + span);
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
    }
}
