package org.sylos.bench.run;

/**
 * What a run of a program took.
 *
 * @param seconds wall-clock time
 * @param cpuSeconds processor time of it and what it started; 0 where the system does not tell
 * @param peakBytes most memory of it and what it started at once, sampled; 0 where the system does not tell
 */
public record Timed(double seconds, double cpuSeconds, long peakBytes) {}
