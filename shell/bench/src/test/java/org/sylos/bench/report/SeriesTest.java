package org.sylos.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.bench.run.Timed;

class SeriesTest {
    private static Series series(String name, double... seconds) {
        Series series = new Series(name);
        for (double each : seconds) {
            series.add(new Timed(each, each / 2, (long) each << 20));
        }
        return series;
    }

    @Test
    void the_median_is_the_middle_or_between_the_two_in_the_middle() {
        assertThat(series("odd", 9, 1, 2).seconds()).isEqualTo(2);
        assertThat(series("even", 9, 1, 2, 4).seconds()).isEqualTo(3);
        assertThat(series("odd", 9, 1, 2).cpuSeconds()).isEqualTo(1);
    }

    @Test
    void ratios_are_taken_within_a_round() {
        Series ours = series("ours", 1, 20, 3);
        Series theirs = series("theirs", 2, 40, 6);
        assertThat(ours.ratioTo(theirs)).isEqualTo(0.5);
        assertThat(theirs.ratioTo(ours)).isEqualTo(2);
    }

    @Test
    void a_table_tells_of_every_program_and_fact() {
        Row row =
                new Row("x", "A task", List.of(series("rsync", 4, 4), series("sylos", 3, 5)), Map.of("files", 1234.5));
        assertThat(TextTable.of(row)).isEqualTo("""
                A task
                               median s        min        max      cpu s   peak MiB sylos/this
                  rsync            4.00       4.00       4.00       2.00          4       1.00
                  sylos            4.00       3.00       5.00       2.00          5
                  files: 1,235
                """);
    }
}
