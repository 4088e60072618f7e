package org.sylos.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.RunOutcome;

class ErrorsTest {
    @Test
    void knownErrorsAreTheirMessageAndTheirHint() {
        assertThat(Errors.lines(new SylosException("'/a\u001b[2J' is missing", "make it", null), false))
                .containsExactly("'/a\\x1b[2J' is missing", "make it");
        assertThat(Errors.lines(new SylosException("it is so", null, null), true))
                .containsExactly("it is so");
    }

    @Test
    void unknownErrorsSayWhatToDo() {
        assertThat(Errors.lines(new IllegalStateException("odd\nstate"), false))
                .containsExactly(
                        "unexpected error: IllegalStateException: odd\\nstate",
                        "this is a defect of Sylos; run again with --debug for the details to report");
        assertThat(Errors.lines(new NullPointerException(), true))
                .containsExactly("unexpected error: NullPointerException");
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED,0", "FAILURES,3", "MISMATCH,4", "DRIFTED,5", "SUSPENDED,6", "NEEDS_REVIEW,7"})
    void exitCodes(RunOutcome outcome, int code) {
        assertThat(ExitCode.of(outcome).code()).isEqualTo(code);
    }

    @Test
    void theOtherExitCodes() {
        assertThat(ExitCode.ERROR.code()).isEqualTo(1);
        assertThat(ExitCode.USAGE.code()).isEqualTo(2);
        assertThat(ExitCode.INTERRUPTED.code()).isEqualTo(130);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"/a/b-c_d.e,/a/b-c_d.e", "a b,'a b'", "it's,'it'\\''s'", "``,''"})
    void wordsAreQuotedForTheShell(String word, String quoted) {
        assertThat(Context.quoted(word)).isEqualTo(quoted);
    }
}
