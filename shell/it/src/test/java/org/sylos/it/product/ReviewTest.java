package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** What is left out between discovery and copy, from one call of the program to the next. */
final class ReviewTest {
    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");
    private final Sylos sylos = Sylos.withHome(work.resolve("home")).quick();

    @BeforeEach
    void makeSource() throws IOException {
        Files.createDirectories(source.resolve("photos/raw"));
        Files.writeString(source.resolve("photos/raw/big.tif"), "big");
        Files.writeString(source.resolve("photos/a\nb.jpg"), "small");
    }

    @Test
    void what_was_left_out_stays_so_for_the_next_call_and_is_not_copied() {
        sylos.run("plan", source.toString(), destination.toString(), "--name", "nas")
                .expect(0);
        assertThat(sylos.run("exclude", "nas", "/photos/raw", "--reason", "tape")
                        .expect(0)
                        .out())
                .startsWith("2 nodes, 3 B are left out (decision 1).\n");
        assertThat(sylos.run("ls", "nas", "/photos").expect(0).out())
                .containsPattern("x +folder .* excluded +raw/ +tape\n")
                .containsPattern("\\+ +file .* create +a\\\\nb\\.jpg\n");
        assertThat(sylos.run("find", "nas", "--name", "a*", "--output", "jsonl")
                        .expect(0)
                        .out())
                .contains("\"path\":\"/photos/a\\nb.jpg\"");
        assertThat(sylos.run("find", "nas", "--rules", "/dev/null").expect(1).err())
                .contains("cannot be used");
        assertThat(sylos.run("exclude", "nas", "--where", "{kind: file}")
                        .expect(2)
                        .err())
                .contains("--yes");
        sylos.run("copy", "nas").expect(0);
        assertThat(destination.resolve("photos/a\nb.jpg")).hasContent("small");
        assertThat(destination.resolve("photos/raw")).doesNotExist();
    }
}
