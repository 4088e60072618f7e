package org.sylos.shell.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTextTest {
    /** Two columns are left free before each line. Words were broken in the middle. */
    @Test
    void every_line_fits_into_a_terminal_of_80_columns() {
        assertThat(HelpText.LINES).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
    }
}
