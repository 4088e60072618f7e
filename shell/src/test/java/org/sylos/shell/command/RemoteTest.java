package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.shell.command.Program.Outcome;

/** Looking at a run and steering it from another terminal; here, from another program in the same process. */
@Timeout(60)
class RemoteTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void plant() throws IOException {
        Path source = Files.createDirectory(folder.resolve("src"));
        Files.write(source.resolve("a.bin"), new byte[200_000]);
        Files.write(source.resolve("b.bin"), new byte[200_000]);
    }

    private Program program() {
        return new Program(folder.resolve("home"));
    }

    private CompletableFuture<Outcome> begin(String... words) {
        return CompletableFuture.supplyAsync(() -> program().run(words), command -> new Thread(command).start());
    }

    /** A copy that would take minutes. */
    private CompletableFuture<Outcome> slowCopy() {
        CompletableFuture<Outcome> run = begin(
                "migrate",
                folder.resolve("src").toString(),
                folder.resolve("dst").toString(),
                "--name",
                "m",
                "--yes",
                "--bandwidth",
                "1KiB/s");
        Path socket = folder.resolve("home/migrations/m/control/socket");
        await(() -> run.isDone() || (Files.exists(socket) && status().contains("\"Copy-In-Progress\"")));
        assertThat(run).isNotDone();
        return run;
    }

    private String status() {
        return program().run("status", "m", "--output", "json").out();
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static Outcome of(CompletableFuture<Outcome> run) throws Exception {
        return run.get(40, TimeUnit.SECONDS);
    }

    @Test
    void a_run_is_watched_its_log_followed_and_its_limit_lifted() throws Exception {
        CompletableFuture<Outcome> run = slowCopy();
        CompletableFuture<Outcome> watch = begin("status", "m", "--watch", "--output", "jsonl");
        CompletableFuture<Outcome> people = begin("status", "m", "--watch");
        CompletableFuture<Outcome> log = begin("log", "m", "--follow", "--output", "jsonl");
        assertThat(program().run("limits", "m").out()).contains("1KiB/s");
        assertThat(program().run("limits", "m", "--bandwidth", "fast").code()).isEqualTo(2);
        assertThat(program().run("status", "m").out())
                .contains("work       copy")
                .contains("Services");
        Outcome lifted = program().run("limits", "m", "--bandwidth", "off", "--workers", "2");

        assertThat(lifted.code()).isZero();
        assertThat(of(run).code()).isZero();
        assertThat(of(watch).code()).isZero();
        assertThat(of(watch).out().lines().reduce((first, last) -> last).orElse(""))
                .contains("\"phase\":\"Complete\"")
                .contains("\"outcome\":\"completed\"");
        assertThat(of(people).code()).isZero();
        assertThat(of(people).out()).isEmpty();
        assertThat(of(people).err()).contains("The run has ended: completed.");
        assertThat(of(log).code()).isZero();
        assertThat(of(log).out()).contains("bandwidth off, workers 2").containsOnlyOnce("everything is in place");
        assertThat(program().run("limits", "m", "--output", "json").out())
                .contains("\"bandwidth\" : \"off\"")
                .contains("\"workers\" : 2");
        assertThat(folder.resolve("home/migrations/m/control")).doesNotExist();
    }

    /** It went on until the run ended, though head had what it wanted. */
    @Test
    void watching_ends_when_nobody_reads_what_it_writes() throws Exception {
        CompletableFuture<Outcome> run = slowCopy();
        assertThat(program()
                        .unread()
                        .run("status", "m", "--watch", "--output", "jsonl")
                        .code())
                .isZero();
        assertThat(program().unread().run("log", "m", "--follow").code()).isZero();
        assertThat(run).isNotDone();
        assertThat(program().run("stop", "m", "--now").code()).isZero();
        assertThat(of(run).code()).isEqualTo(6);
    }

    @Test
    void a_run_is_stopped_by_another_program_and_goes_on_under_its_limits() throws Exception {
        CompletableFuture<Outcome> run = slowCopy();
        CompletableFuture<Outcome> watch = begin("status", "m", "--watch");
        assertThat(program().run("log", "m").out()).contains("Copy-In-Progress");
        Outcome stop = program().run("stop", "m", "--now");

        assertThat(stop.code()).isZero();
        assertThat(stop.err()).contains("is Suspended");
        assertThat(of(run).code()).isEqualTo(6);
        assertThat(of(watch).code()).isEqualTo(6);
        assertThat(program().run("limits", "m").out()).contains("1KiB/s");
        assertThat(program().run("resume", "m", "--bandwidth", "off").code()).isZero();
        assertThat(program().run("status", "m", "--watch").err()).contains("No other process can be followed");
    }
}
