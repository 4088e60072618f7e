package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.Terminal;
import org.sylos.it.run.WorkFolder;

/** The view of both trees in a terminal, as a person has it. */
final class FullScreenTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Sylos sylos = Sylos.withHome(work.resolve("home")).quick();

    @BeforeEach
    void discover() throws IOException {
        assumeTrue(Terminal.isThere());
        Path source = work.resolve("source");
        Files.createDirectories(source.resolve("photos"));
        Files.createDirectories(work.resolve("destination"));
        Files.writeString(source.resolve("photos/big.tif"), "x".repeat(5000));
        Files.writeString(source.resolve("100% [31m.txt"), "!");
        Files.writeString(work.resolve("destination").resolve("only here"), "there");
        sylos.run("plan", source.toString(), work.resolve("destination").toString(), "--name", "nas")
                .expect(0);
    }

    private Terminal review(String type, int columns, int rows) throws IOException {
        return new Terminal(
                work.path(),
                type,
                columns,
                rows,
                sylos.program("review", "nas").inLocale("C", StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_person_looks_around_decides_and_changes_the_size_of_the_window() throws Exception {
        try (Terminal terminal = review("xterm", 80, 24)) {
            terminal.await(
                    "Awaiting-Path-Review",
                    ">+    4.9 KiB",
                    "to copy below: 3 nodes, 4.9 KiB of 4; 1 on the destination only");
            assertThat(terminal.text())
                    .hasLineCount(24)
                    .containsPattern("^ Review of 'nas' {40,44}Awaiting-Path-Review\n")
                    .containsPattern("\n>\\+ +4\\.9 KiB +2 [#.]{10} photos/\n")
                    .containsPattern("\n \\+ +1 B +1 [#.]{10} 100% \\[31m\\.txt\n")
                    .containsPattern("\n > +only here\n")
                    .containsPattern("\n / search f filter x exclude r retry .* q quit\n$");
            terminal.press("r");
            terminal.await("Will be listed again: 1 node.", ">+r");
            terminal.press("u");
            terminal.await("Marks taken back: 1.", ">+  ");
            terminal.press("x");
            terminal.await("Leave out", "because (may be empty): ");
            terminal.press("on tape\r");
            terminal.await("Left out: 2 nodes, 4.9 KiB.", ">x");
            terminal.resize(200, 50);
            terminal.await("Awaiting-Path-Review", "excluded", "(on tape)", "to copy below: 1 node, 1 B of 4");
            assertThat(terminal.text()).hasLineCount(50).endsWith("\n Left out: 2 nodes, 4.9 KiB.\n");
            terminal.press("i");
            terminal.await("Left out with /photos by");
            terminal.press("qq");
            String written = terminal.end();
            assertThat(terminal.exit()).isZero();
            assertThat(written.substring(written.lastIndexOf("\033[?1049l")))
                    .doesNotContain("\033[?1049h")
                    .hasSizeLessThan(40);
        }
        assertThat(sylos.run("ls", "nas", "/").expect(0).out()).containsPattern("x +folder .* photos/ +on tape");
    }

    @Test
    void where_nothing_can_be_drawn_that_is_said_with_what_to_use_instead() throws Exception {
        try (Terminal terminal = review("dumb", 80, 24)) {
            String written = terminal.end();
            assertThat(terminal.exit()).isNotZero();
            assertThat(written)
                    .contains(
                            "this terminal cannot be drawn on (TERM is dumb)",
                            "sylos ls nas",
                            "find, diff, exclude, include")
                    .doesNotContain("\033");
        }
        assertThat(sylos.run("review", "nas").err()).contains("standard input or output is not a terminal");
    }
}
