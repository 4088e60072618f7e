package org.sylos.adapter.spectra.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;

/** Makes chaos of the settings in a file. */
final class ChaosReader {
    private static final String[] OPERATIONS = ConfigReader.labels(SpectraOperation.values(), SpectraOperation::label);
    /** All but the one that only the engine gives. */
    private static final ErrorClass[] CLASSES =
            EnumSet.complementOf(EnumSet.of(ErrorClass.PARENT)).toArray(ErrorClass[]::new);

    private ChaosReader() {}

    static Chaos read(Settings settings) {
        settings.onlyKeys(
                "seed",
                "latency",
                "rate-limit",
                "failures",
                "most-in-a-row",
                "lost-answers",
                "corrupted-reads",
                "truncated-reads",
                "short-reads",
                "vanishing",
                "slow-folders");
        Chaos.Builder builder = Chaos.builder()
                .seed(settings.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0))
                .mostInARow((int) settings.integer("most-in-a-row", 1, Chaos.MOST_IN_A_ROW, Chaos.NONE.mostInARow()))
                .lostAnswers(settings.decimal("lost-answers", 0, 1, 0))
                .corruptedReads(settings.decimal("corrupted-reads", 0, 1, 0))
                .truncatedReads(settings.decimal("truncated-reads", 0, 1, 0))
                .shortReads(settings.decimal("short-reads", 0, 1, 0))
                .vanishing(settings.decimal("vanishing", 0, 1, 0));
        latency(settings, builder);
        rateLimit(settings, builder);
        failures(settings, builder);
        slowFolders(settings, builder);
        return builder.build();
    }

    private static void latency(Settings parent, Chaos.Builder builder) {
        if (!parent.has("latency")) {
            return;
        }
        Settings settings = parent.section("latency");
        String[] known = new String[OPERATIONS.length + 1];
        known[0] = "all";
        System.arraycopy(OPERATIONS, 0, known, 1, OPERATIONS.length);
        settings.onlyKeys(known);
        if (settings.has("all")) {
            builder.latency(delay(settings.section("all")));
        }
        for (SpectraOperation operation : SpectraOperation.values()) {
            if (settings.has(operation.label())) {
                builder.latency(operation, delay(settings.section(operation.label())));
            }
        }
    }

    private static Latency delay(Settings settings) {
        settings.onlyKeys("base", "jitter");
        return new Latency(
                settings.span("base", Duration.ZERO, Latency.MOST, Duration.ZERO),
                settings.span("jitter", Duration.ZERO, Latency.MOST, Duration.ZERO));
    }

    private static void rateLimit(Settings parent, Chaos.Builder builder) {
        if (!parent.has("rate-limit")) {
            return;
        }
        Settings settings = parent.section("rate-limit");
        settings.onlyKeys("calls-per-second", "burst", "retry-after");
        RateLimit limit = RateLimit.of(settings.decimal("calls-per-second", RateLimit.LEAST, RateLimit.MOST));
        @Nullable
        Duration retryAfter =
                settings.has("retry-after") ? settings.span("retry-after", Duration.ZERO, Latency.MOST) : null;
        int burst = (int) settings.integer("burst", 1, RateLimit.MOST_BURST, limit.burst());
        builder.rateLimit(new RateLimit(limit.callsPerSecond(), burst, retryAfter));
    }

    private static void failures(Settings parent, Chaos.Builder builder) {
        if (!parent.has("failures")) {
            return;
        }
        Settings settings = parent.section("failures");
        settings.onlyKeys(ConfigReader.labels(CLASSES, ConfigReader::label));
        Map<SpectraOperation, Double> rates = new EnumMap<>(SpectraOperation.class);
        for (String key : settings.keys()) {
            ErrorClass errorClass = ConfigReader.byLabel(CLASSES, ConfigReader::label, key);
            InjectedFailure failure = settings.isSection(key)
                    ? failure(errorClass, settings.section(key))
                    : InjectedFailure.of(errorClass, settings.decimal(key, 0, 1));
            for (SpectraOperation operation : failure.operations()) {
                if (rates.merge(operation, failure.rate(), Double::sum) > 1) {
                    String all = "all failures of " + operation.label();
                    throw settings.wrong(key, "so small that " + all + " come to a rate of 1 at most", null);
                }
            }
            builder.failure(failure);
        }
    }

    private static InjectedFailure failure(ErrorClass errorClass, Settings settings) {
        settings.onlyKeys("rate", "operations");
        double rate = settings.decimal("rate", 0, 1);
        if (!settings.has("operations")) {
            return InjectedFailure.of(errorClass, rate);
        }
        List<String> names = settings.choices("operations", OPERATIONS);
        Set<SpectraOperation> operations = EnumSet.noneOf(SpectraOperation.class);
        names.forEach(
                name -> operations.add(ConfigReader.byLabel(SpectraOperation.values(), SpectraOperation::label, name)));
        return new InjectedFailure(errorClass, rate, operations);
    }

    private static void slowFolders(Settings parent, Chaos.Builder builder) {
        if (parent.has("slow-folders")) {
            Settings settings = parent.section("slow-folders");
            settings.onlyKeys("share", "latency");
            builder.slowFolders(settings.decimal("share", 0, 1), settings.span("latency", Duration.ZERO, Latency.MOST));
        }
    }
}
