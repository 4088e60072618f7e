package org.sylos.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Screen screen(boolean redraws) {
        return new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), redraws);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\u001b", "^").replace("\r", "<");
    }

    @Test
    void whatIsSaidScrollsAboveTheStatus() {
        Screen screen = screen(true);
        screen.status(List.of("one", "two"));
        screen.say("hello");
        screen.status(List.of());
        assertThat(written()).isEqualTo("one\ntwo" + "<^[K^[A<^[Khello\none\ntwo" + "<^[K^[A<^[K");
    }

    @Test
    void withoutATerminalThereIsNoStatus() {
        Screen screen = screen(false);
        screen.status(List.of("one"));
        screen.say("hello");
        assertThat(written()).isEqualTo("hello\n");
    }

    @Test
    void aQuestionEndsTheStatus() {
        Screen screen = screen(true);
        screen.status(List.of("one"));
        screen.prompt("Go on? ");
        screen.say("yes");
        assertThat(written()).isEqualTo("one<^[KGo on? yes\n");
    }

    @Test
    void streamsAreSaidLineByLine() {
        Screen screen = screen(true);
        try (PrintStream stream = screen.asStream()) {
            screen.status(List.of("s"));
            stream.print("half ü");
            stream.print(" line\r\nnext");
        }
        assertThat(written()).isEqualTo("s<^[Khalf ü line\ns<^[Knext\ns");
    }
}
