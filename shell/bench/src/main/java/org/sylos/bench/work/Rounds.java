package org.sylos.bench.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sylos.bench.report.Series;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;
import org.sylos.bench.run.Timed;

/** Rounds in which every program has a turn, in another order each time. */
final class Rounds {
    static final String SYLOS = "sylos";

    private Rounds() {}

    /** One run of a program. */
    interface Turn {
        Timed take(String program) throws IOException, InterruptedException, MeasureException;
    }

    /** Lets these other programs and Sylos have their turns. */
    static List<Series> of(Lab lab, List<String> others, Turn turn)
            throws IOException, InterruptedException, MeasureException {
        List<String> programs = new ArrayList<>(others);
        programs.add(SYLOS);
        List<Series> series = programs.stream().map(Series::new).toList();
        for (int round = 1; round <= lab.rounds(); round++) {
            for (String program : lab.shuffled(programs)) {
                Timed timed = turn.take(program);
                lab.note(String.format("  round %d: %s %.2f s", round, program, timed.seconds()));
                series.get(programs.indexOf(program)).add(timed);
            }
        }
        return series;
    }
}
