package org.sylos.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.adapter.spectra.SpectraStats;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.Latency;
import org.sylos.adapter.spectra.config.RateLimit;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RunController;
import org.sylos.it.run.WorkFolder;

/**
 * A service that takes a hundred calls a second is asked a hundred times a second, and hardly ever more. This is about rates, so
 * it takes its time and looks at the clock: for {@code sylos.scale.seconds} each, after a third of that for settling.
 */
@Tag("scale")
final class RateLimitTest {
    private static final double CALLS_A_SECOND = 100;
    private static final int SECONDS = Integer.getInteger("sylos.scale.seconds", 75);

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    enum Job {
        DISCOVERY,
        COPY
    }

    /** No latency at all is the hardest: a single worker would be asking too much. */
    @ParameterizedTest
    @CsvSource({"COPY, 40, 0", "COPY, 0, 0", "DISCOVERY, 0, 0", "COPY, 0, 300"})
    void a_rate_limit_is_held_to_and_used(Job job, int latencyMillis, int retryAfterMillis)
            throws InterruptedException {
        Duration told = retryAfterMillis == 0 ? null : Duration.ofMillis(retryAfterMillis);
        Universe universe = universe(job, latencyMillis, told);
        try (Trial trial = new Trial(work.resolve("home"), universe, false, 5000)) {
            SpectraWorld limited = trial.spectra().world(job == Job.COPY ? universe.destination() : universe.source());
            Migration migration = trial.create(options -> options);
            RunController run = migration.startTraversal();
            if (job == Job.COPY) {
                Trial.ended(run);
                run = migration.startCopy("test");
            }
            assertGoesOn(run, SECONDS / 3);
            SpectraStats before = limited.stats();
            long began = System.nanoTime();
            assertGoesOn(run, SECONDS);
            double seconds = (System.nanoTime() - began) / 1e9;
            SpectraStats after = limited.stats();
            run.shutdownNow();
            Trial.ended(run);
            judge(
                    job + ", latency " + latencyMillis + " ms, told to wait " + retryAfterMillis + " ms",
                    before,
                    after,
                    seconds);
        }
    }

    @SuppressWarnings("SystemOut") // the figures are what the suite is run for
    private static void judge(String what, SpectraStats before, SpectraStats after, double seconds) {
        long calls = after.totalOperations() - before.totalOperations();
        long refused = refused(after) - refused(before);
        double taken = (calls - refused) / seconds;
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f calls a second taken of %.0f, %d of %d refused (%.2f %%)%n",
                what,
                taken,
                CALLS_A_SECOND,
                refused,
                calls,
                100.0 * refused / calls);
        assertThat(refused).as("refused calls of %d", calls).isLessThanOrEqualTo(calls / 100);
        assertThat(taken).as("calls a second").isGreaterThanOrEqualTo(0.9 * CALLS_A_SECOND);
    }

    private static void assertGoesOn(RunController run, int seconds) throws InterruptedException {
        assertThat(run.await(Duration.ofSeconds(seconds)))
                .as("the run has come to its end too soon")
                .isFalse();
    }

    private static long refused(SpectraStats stats) {
        return stats.injectedFailures().getOrDefault(ErrorClass.THROTTLED, 0L);
    }

    private static Universe universe(Job job, int latencyMillis, @Nullable Duration told) {
        Duration latency = Duration.ofMillis(latencyMillis);
        Chaos limit = Chaos.builder()
                .rateLimit(new RateLimit(CALLS_A_SECOND, 10, told))
                .latency(new Latency(latency, latency.dividedBy(2)))
                .build();
        int enough = (int) (CALLS_A_SECOND * SECONDS * 2);
        SpectraConfig.Builder config = SpectraConfig.builder()
                .onlyPrimary()
                .maxDepth(1)
                .folders(CountRange.exactly(job == Job.COPY ? 0 : enough))
                .files(
                        job == Job.COPY
                                ? CountRange.exactly(enough)
                                : CountRange.exactly(1).withDecay(0.1))
                .fileSizes(FileSizes.fixed(100));
        WorldSettings limited = WorldSettings.COMPLETE.withChaos(limit);
        config.world(SpectraConfig.PRIMARY, job == Job.COPY ? WorldSettings.COMPLETE : limited);
        config.world(
                "right",
                job == Job.COPY ? WorldSettings.withProbability(0).withChaos(limit) : WorldSettings.withProbability(0));
        return new Universe(config.build(), SpectraConfig.PRIMARY, "right", CompareMode.NEWER, true);
    }
}
