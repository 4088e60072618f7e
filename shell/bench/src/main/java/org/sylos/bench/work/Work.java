package org.sylos.bench.work;

import java.io.IOException;
import org.sylos.bench.report.Row;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;

/** Something that is timed. */
public interface Work {
    /** A short name, for the command line. */
    String name();

    /** What is done, at a scale. */
    String title(double scale);

    /** Whether it takes minutes at the usual scale. */
    boolean slow();

    /**
     * Times it.
     *
     * @throws MeasureException when it cannot be measured here
     */
    Row measure(Lab lab) throws IOException, InterruptedException, MeasureException;
}
