package org.sylos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The benchmark with the built distribution, on trees so small that it says nothing about speed. */
class BenchTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Bench(print(out), print(err)));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        return line.execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String sylos() {
        return Path.of(System.getProperty("sylos.dist"), "bin", "sylos").toString();
    }

    @Test
    void times_every_program_in_every_round() throws IOException {
        Path json = folder.resolve("result.json");
        int code = run(
                "--sylos",
                sylos(),
                "--work",
                folder.resolve("work").toString(),
                "--only",
                "small,chain,review",
                "--scale",
                "0.001",
                "--rounds",
                "1",
                "--json",
                json.toString());
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "Fresh copy of 100 files of 4 KiB",
                        "  sylos  ",
                        "files a second: ",
                        "milliseconds a level: ",
                        "everything by name, ms: ");
        assertThat(Files.readString(json)).contains("\"name\" : \"small\"", "\"peakBytes\" : ", "\"name\" : \"chain\"");
        assertThat(folder.resolve("work/sources/small-0.001/00/000/file-0099.dat"))
                .hasSize(4096);
    }

    @Test
    void what_fails_is_told_and_counts() throws IOException {
        Path failing = folder.resolve("failing");
        Files.writeString(failing, "#!/bin/sh\necho broken >&2\nexit 3\n");
        assertThat(failing.toFile().setExecutable(true)).isTrue();
        assertThat(run("--sylos", failing.toString(), "--only", "start", "--rounds", "1"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("bench: start: ", "ended with 3: broken");
    }

    @Test
    void nonsense_is_refused() {
        assertThat(run("--sylos", sylos(), "--only", "small,bogus")).isEqualTo(2);
        assertThat(run("--sylos", sylos(), "--rounds", "0")).isEqualTo(2);
        assertThat(run("--sylos", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("no row is called [bogus]", "--rounds is from 1 to 1000", "there is no program ");
    }

    @Test
    void the_rows_can_be_listed() {
        assertThat(run("--sylos", sylos(), "--list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("small ", "million ", "(slow)");
    }
}
