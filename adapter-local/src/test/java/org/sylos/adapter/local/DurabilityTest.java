package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forced to the disk, and when, as the system sees it. */
class DurabilityTest extends LocalTest {
    private Path trace;

    @BeforeEach
    void needTracing() throws IOException {
        trace = scratch.resolve("trace");
        assumeTrue(Programs.run("strace", "-o", trace.toString(), "true"), "no strace");
        Files.createDirectory(source.resolve("folder"));
        Files.writeString(source.resolve("folder/small"), "small");
        Files.write(source.resolve("folder/large"), new byte[300_000]);
    }

    private List<String> calls(String... options) throws IOException {
        List<String> before =
                List.of("strace", "-f", "-y", "-e", "trace=fsync,fdatasync,link,linkat", "-o", trace.toString());
        assertThat(new ChildJvm(scratch).copy(before, source, target, options)).isEmpty();
        return Files.readAllLines(trace);
    }

    private static int first(List<String> lines, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        for (int i = 0; i < lines.size(); i++) {
            if (compiled.matcher(lines.get(i)).find()) {
                return i;
            }
        }
        throw new AssertionError("no " + pattern + " in " + String.join("\n", lines));
    }

    @Test
    void withoutTheOptionNothingIsForced() throws IOException {
        assertThat(calls()).noneMatch(line -> line.contains("sync(")).anyMatch(line -> line.contains(" link"));
    }

    @Test
    void withTheOptionAFileIsForcedBeforeItGetsItsNameAndItsFolderAfterwards() throws IOException {
        List<String> calls = calls("fsync=true");
        for (String name : new String[] {"small", "large"}) {
            int named = first(calls, "link.*/" + name + "\"");
            assertThat(calls.get(named - 1)).containsPattern("f(data)?sync\\(.*/target/folder/\\.sylos-copy-");
            assertThat(calls.get(named + 1)).containsPattern("fsync\\(.*/target/folder>\\)");
        }
        assertThat(first(calls, "fsync\\(.*/target>\\)")).isLessThan(first(calls, "link"));
    }
}
