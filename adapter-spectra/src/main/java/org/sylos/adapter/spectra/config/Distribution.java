package org.sylos.adapter.spectra.config;

import java.util.Locale;
import org.sylos.engine.api.Stability;

/** How numbers of children are spread over their range. */
@Stability(Stability.Level.EXPERIMENTAL)
public enum Distribution {
    /** All are equally likely. */
    UNIFORM,
    /** Most lie around the middle of the range: the mean of four even draws, which is close to a normal distribution. */
    NORMAL,
    /** Most lie near the minimum and a few anywhere above: one in {@code k} folders has at least {@code k - 1} more than that. */
    HEAVY_TAIL;

    /** Euler's constant, by which harmonic numbers exceed logarithms. */
    private static final double GAMMA = 0.577_215_664_901_532_9;

    /** {@return the name in configurations: lower case, words joined with {@code -}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mean of a draw from 0 to below a number of choices. */
    double mean(long choices) {
        if (this != HEAVY_TAIL || choices == 1) {
            return (choices - 1) / 2.0;
        }
        // The chance to reach k, from 1, is (1/k - 1/(n+1)) / (n/(n+1)); its sum is the mean of what is drawn from 1
        // on.
        double share = choices / (choices + 1.0);
        return (harmonic(choices) - share) / share - 1;
    }

    private static double harmonic(long n) {
        if (n > 1000) {
            return StrictMath.log((double) n) + GAMMA + 0.5 / n;
        }
        double sum = 0;
        for (int k = 1; k <= n; k++) {
            sum += 1.0 / k;
        }
        return sum;
    }
}
