package org.sylos.adapter.spectra.internal.generate;

/**
 * The inverse of the normal distribution, by P. J. Acklam's rational approximation ("An algorithm for computing the inverse
 * normal cumulative distribution function", 2003); its relative error is below 1.15e-9.
 */
final class Probit {
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };
    /** Below this, and as close to 1, is the tail, which has a formula of its own. */
    private static final double TAIL = 0.02425;

    private Probit() {}

    /** How many standard deviations from the mean a share, above 0 and below 1, ends. */
    static double of(double share) {
        if (share < TAIL) {
            return tail(share);
        }
        if (share > 1 - TAIL) {
            return -tail(1 - share);
        }
        double q = share - 0.5;
        double r = q * q;
        return polynomial(A, r) * q / polynomial(B, r);
    }

    private static double tail(double share) {
        double q = StrictMath.sqrt(-2 * StrictMath.log(share));
        return polynomial(C, q) / polynomial(D, q);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
