package org.sylos.it.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What a program left behind.
 *
 * @param command what was run
 * @param exit its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Finished(List<String> command, int exit, String out, String err) {
    /** The lines of standard error that are not empty. */
    public List<String> errLines() {
        return err.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Fails unless the program ended with this exit code. */
    public Finished expect(int code) {
        assertThat(exit).as("exit code of %s", this).isEqualTo(code);
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit code " + exit + "\n--- output\n" + out + "--- error\n" + err;
    }
}
