package org.sylos.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.MigrationListener;
import org.sylos.engine.core.RunOutcome;
import org.sylos.shell.render.Palette;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.Interrupts.Kind;
import org.sylos.shell.terminal.Screen;
import org.sylos.shell.terminal.Tty;

class RunWatchTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> left = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts((kind, times) -> left.add("idle"));
    private @Nullable MigrationListener listener;
    private long nanos;

    private RunWatch.Watched watch(FakeRun run, boolean redraws) throws InterruptedException {
        Screen screen = new Screen(new PrintStream(err, true, StandardCharsets.UTF_8), redraws);
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                screen,
                new Tty(false, false, redraws, false),
                Palette.PLAIN,
                Palette.PLAIN,
                () -> 80,
                null);
        return new RunWatch(console, interrupts, () -> left.add("left"), "sylos log x", () -> nanos)
                .watch(
                        run,
                        heard -> {
                            listener = heard;
                            return () -> listener = null;
                        },
                        Map::of);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private IntConsumer request(Kind kind) {
        return wait -> interrupts.request(kind);
    }

    @Test
    void theFirstRequestSuspendsTheSecondStopsAtOnceTheThirdLeaves() throws InterruptedException {
        FakeRun run = new FakeRun(3, request(Kind.INT));
        RunWatch.Watched watched = watch(run, false);
        assertThat(run.asked).containsExactly("shutdown", "shutdownNow");
        assertThat(left).containsExactly("left");
        assertThat(watched.result().outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(said())
                .isEqualTo(
                        "Stopping: what has begun is finished first. Ctrl-C again stops at once.\nStopping at once.\n");
    }

    @Test
    void requestsOfTheSystemSpeakOfNoKeyboard() throws InterruptedException {
        FakeRun run = new FakeRun(1, request(Kind.TERM));
        watch(run, false);
        assertThat(run.asked).containsExactly("shutdown");
        assertThat(said()).isEqualTo("Stopping: what has begun is finished first.\n");
    }

    @Test
    void afterTheRunRequestsGoElsewhere() throws InterruptedException {
        FakeRun run = new FakeRun(1, wait -> {});
        watch(run, false);
        interrupts.request(Kind.INT);
        assertThat(run.asked).isEmpty();
        assertThat(left).containsExactly("idle");
        assertThat(listener).isNull();
    }

    @Test
    void withoutATerminalThereIsALineEveryHalfMinute() throws InterruptedException {
        watch(new FakeRun(140, wait -> nanos += Duration.ofMillis(500).toNanos()), false);
        assertThat(said()).isEqualTo("discovering, 0:30\ndiscovering, 1:00\n");
    }

    @Test
    void onATerminalTheStatusIsDrawnAndGoes() throws InterruptedException {
        watch(new FakeRun(1, wait -> nanos += 1_000_000_000), true);
        assertThat(said()).isEqualTo("discovering  0:01\r\u001b[K");
    }

    @Test
    void warningsAreToldUpToAPoint() throws InterruptedException {
        watch(new FakeRun(30, wait -> log(JournalEntry.Level.WARNING, "/a\nb", "odd " + wait)), false);
        assertThat(said().lines().toList())
                .hasSize(21)
                .startsWith("warning: /a\\nb: odd 0")
                .endsWith("warning: /a\\nb: odd 19", "More warnings are in the log: sylos log x");
    }

    @Test
    void failuresAreToldAndSmallTalkIsNot() throws InterruptedException {
        watch(
                new FakeRun(1, wait -> {
                    log(JournalEntry.Level.INFO, null, "no matter");
                    log(JournalEntry.Level.ERROR, null, "bad");
                    log(JournalEntry.Level.CRITICAL, null, "told by the error itself");
                }),
                false);
        assertThat(said()).isEqualTo("failed: bad\n");
    }

    private void log(JournalEntry.Level level, @Nullable String node, String message) {
        assertThat(listener).isNotNull();
        listener.onEvent(new MigrationEvent.Logged(new JournalEntry(Instant.EPOCH, level, "copy", node, message)));
    }

    @Test
    void whatEndedTheRunIsThrown() {
        SylosException error = new SylosException("the disk is full", null, null);
        assertThatThrownBy(() -> watch(new FakeRun(1, wait -> {}).failing(error), true))
                .isSameAs(error);
        assertThat(said()).endsWith("\u001b[K");
    }
}
