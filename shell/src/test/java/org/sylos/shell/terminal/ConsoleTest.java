package org.sylos.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.shell.render.Palette;
import org.sylos.shell.terminal.Console.Answer;

class ConsoleTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(String typed) {
        Screen screen = new Screen(new PrintStream(err, true, StandardCharsets.UTF_8), false);
        var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                screen,
                new Tty(true, false, true, false),
                Palette.PLAIN,
                Palette.PLAIN,
                () -> 80,
                new InputQuestions(in, screen));
    }

    @ParameterizedTest
    @CsvSource({"y,YES", "YES,YES", "' yes ',YES", "n,NO", "'',NO", "No,NO"})
    void answers(String line, Answer answer) {
        assertThat(console(line + "\n").confirm("Sure?")).isEqualTo(answer);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Sure? [y/N] ");
    }

    @Test
    void nonsenseIsAskedAgain() {
        assertThat(console("maybe\ny\n").confirm("Sure?")).isEqualTo(Answer.YES);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Sure? [y/N] Please answer yes or no.\nSure? [y/N] ");
    }

    @Test
    void theEndOfTheInputIsNoAnswer() {
        assertThat(console("").confirm("Sure?")).isEqualTo(Answer.NONE);
        assertThat(console("maybe\n").confirm("Sure?")).isEqualTo(Answer.NONE);
    }

    @Test
    void nobodyIsAskedWhereNobodyIs() {
        Console alone = console("y\n").asking(null);
        assertThat(alone.canAsk()).isFalse();
        assertThatThrownBy(() -> alone.confirm("Sure?")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void dataIsAsWideAsTheTerminalOrAsItIs() {
        assertThat(console("").dataWidth()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void terminalsAreWhatTheLauncherFound() {
        assertThat(Tty.detect("02", Map.of())).isEqualTo(new Tty(true, false, true, false));
        assertThat(Tty.detect("", Map.of("TERM", "dumb"))).isEqualTo(new Tty(false, false, false, true));
        assertThat(Tty.detect(null, Map.of())).isEqualTo(new Tty(false, false, false, false));
    }

    @ParameterizedTest
    @CsvSource({"24 80,80", "50 132,132", "0 0,80", "'',80", "nonsense,80", "24 -5,80"})
    void sizeOfTheTerminal(String answer, int columns) {
        assertThat(TerminalSize.parse(answer)).isEqualTo(columns);
    }

    @Test
    void anExportedWidthWins() {
        assertThat(new TerminalSize(Map.of("COLUMNS", "123")).getAsInt()).isEqualTo(123);
    }
}
