package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full-screen review where there is no screen. */
class ReviewVerbTest {
    @TempDir
    private Path home;

    @Test
    void without_a_terminal_it_says_why_not_and_what_to_use_instead() {
        Program.Outcome outcome = new Program(home).run("review", "nas");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("sylos: the full-screen review cannot be shown: standard input or output is not a terminal")
                .contains("sylos ls nas")
                .contains("find, diff, exclude, include");
    }
}
