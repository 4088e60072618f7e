package org.sylos.it.scale;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.InjectedFailure;
import org.sylos.adapter.spectra.config.Latency;
import org.sylos.adapter.spectra.config.RateLimit;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.engine.api.ErrorClass;

/** What goes wrong in a world, drawn at random. */
final class Weather {
    private static final List<ErrorClass> LASTING = List.of(
            ErrorClass.PERMISSION,
            ErrorClass.NOT_FOUND,
            ErrorClass.INVALID_NAME,
            ErrorClass.TOO_LARGE,
            ErrorClass.NO_SPACE,
            ErrorClass.UNSUPPORTED);

    private Weather() {}

    /** A universe in which nothing but these goes wrong. */
    static Universe over(Universe calm, Chaos source, Chaos destination) {
        SpectraConfig config = calm.config();
        SpectraConfig.Builder builder = config.toBuilder();
        config.worlds()
                .forEach((name, settings) ->
                        builder.world(name, settings.withChaos(name.equals(calm.source()) ? source : destination)));
        return calm.with(builder.build());
    }

    /** Trouble that passes. */
    static Chaos passing(Random random) {
        Chaos.Builder chaos = Chaos.builder()
                .seed(random.nextLong())
                .mostInARow(1 + random.nextInt(4))
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, random.nextDouble() / 10))
                .failure(InjectedFailure.of(ErrorClass.CORRUPT, random.nextDouble() / 20))
                .lostAnswers(random.nextDouble() / 10)
                .corruptedReads(random.nextDouble() / 10)
                .truncatedReads(random.nextDouble() / 10)
                .shortReads(random.nextDouble() / 3)
                .slowFolders(random.nextDouble() / 20, Duration.ofMillis(random.nextInt(5)));
        if (random.nextInt(3) == 0) {
            chaos.failure(InjectedFailure.of(ErrorClass.THROTTLED, random.nextDouble() / 50));
        }
        if (random.nextInt(3) == 0) {
            chaos.latency(new Latency(Duration.ofNanos(random.nextInt(200_000)), Duration.ofMillis(1)));
        }
        if (random.nextInt(3) == 0) {
            Duration told = random.nextBoolean() ? null : Duration.ofMillis(random.nextInt(50));
            chaos.rateLimit(new RateLimit(500 + random.nextInt(3000), 1 + random.nextInt(300), told));
        }
        return chaos.build();
    }

    /** Failures that stay, of some operations, among others that pass. */
    static Chaos lasting(Random random, double vanishing, SpectraOperation first, SpectraOperation... more) {
        Chaos.Builder chaos = Chaos.builder()
                .seed(random.nextLong())
                .vanishing(vanishing)
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, random.nextDouble() / 20));
        for (ErrorClass errorClass : LASTING) {
            chaos.failure(InjectedFailure.of(errorClass, random.nextDouble() / 30, first, more));
        }
        return chaos.build();
    }
}
