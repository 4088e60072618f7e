package org.sylos.tck.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the page shows is what is compiled and run. */
class ReadmeTest {
    @Test
    void the_page_shows_the_whole_proof_of_the_example() throws IOException {
        String proof = Files.readString(Path.of("src/test/java/org/sylos/tck/example/ShoeboxContractTest.java"));
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + proof + "```\n");
        assertThat(proof.lines()).hasSizeLessThan(30);
    }
}
