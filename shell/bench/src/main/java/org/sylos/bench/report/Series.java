package org.sylos.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sylos.bench.run.Timed;

/** The runs of one program on one task, one a round. */
public final class Series {
    private final String name;
    private final List<Timed> runs = new ArrayList<>();

    /** Of a program, without runs yet. */
    public Series(String name) {
        this.name = name;
    }

    /** The next run. */
    public void add(Timed run) {
        runs.add(run);
    }

    /** Of whom. */
    public String name() {
        return name;
    }

    /** In the order of rounds. */
    public List<Timed> runs() {
        return List.copyOf(runs);
    }

    /** The median of wall-clock times, in seconds. */
    public double seconds() {
        return median(runs.stream().mapToDouble(Timed::seconds).toArray());
    }

    /** The shortest and the longest. */
    public double[] range() {
        double[] sorted = runs.stream().mapToDouble(Timed::seconds).sorted().toArray();
        return new double[] {sorted[0], sorted[sorted.length - 1]};
    }

    /** The median of processor times, in seconds. */
    public double cpuSeconds() {
        return median(values(Timed::cpuSeconds));
    }

    /** The most memory of any run, in bytes. */
    public long peakBytes() {
        return runs.stream().mapToLong(Timed::peakBytes).max().orElse(0);
    }

    /** The median of the ratios of this to another in the same round: what slowed a whole round down does not count. */
    public double ratioTo(Series other) {
        double[] ratios = new double[Math.min(runs.size(), other.runs.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = runs.get(i).seconds() / other.runs.get(i).seconds();
        }
        return median(ratios);
    }

    private double[] values(ToDoubleFunction<Timed> of) {
        return runs.stream().mapToDouble(of).toArray();
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
