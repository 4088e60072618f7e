package org.sylos.bench.work;

import java.util.List;

/** All there is to time. */
public final class Works {
    private static final List<Work> ALL = List.of(
            new FreshCopy.Small(),
            new FreshCopy.Large(),
            new NothingToDo("again", 100_000, false),
            new NothingToDo("million", 1_000_000, true),
            new SimulatedDiscovery(),
            new SimulatedReview(),
            new WideFolder(),
            new DeepChain(),
            new KilledAndResumed(),
            new Start());

    private Works() {}

    /** In the order of the report. */
    public static List<Work> all() {
        return ALL;
    }
}
