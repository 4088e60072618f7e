package org.sylos.engine.core.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.core.Bandwidth;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.internal.state.SocketPlace;

@Timeout(60)
class ControlServerTest {
    private final FakeRun run = new FakeRun();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private SocketPlace place() {
        return SocketPlace.in(folder);
    }

    private Path socket() {
        return place().find().orElseThrow();
    }

    private ControlServer start() {
        ControlServer server = ControlServer.start(place(), run).orElseThrow();
        opened.add(server);
        return server;
    }

    private ControlClient client() {
        ControlClient client = ControlClient.connect(socket()).orElseThrow();
        opened.add(0, client);
        return client;
    }

    private SocketChannel stranger() throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        opened.add(0, channel);
        return channel;
    }

    /** All that a stranger hears until the connection is closed. */
    private static String answerTo(SocketChannel stranger, String words) throws IOException {
        stranger.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
        BufferedReader reader = new BufferedReader(Channels.newReader(stranger, StandardCharsets.UTF_8));
        return String.valueOf(reader.readLine());
    }

    @Test
    void nobody_but_the_owner_may_enter_and_nothing_is_left_behind() throws IOException {
        ControlServer server = start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket().getParent())))
                .isEqualTo("rwx------");
        server.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_snapshot_arrives_as_it_was_taken_and_a_stop_is_passed_on() throws InterruptedException {
        start();
        ControlClient client = client();

        assertThat(client.snapshot()).isEqualTo(run.snapshot());
        assertThat(client.stop(false)).isTrue();
        assertThat(client.stop(true)).isTrue();
        assertThat(run.asked()).containsExactly("soon", "now");
        RunLimits limits = new RunLimits(0, Bandwidth.of(5000));
        client.setLimits(limits);
        assertThat(client.snapshot().limits()).isEqualTo(limits);
    }

    @Test
    void who_watches_hears_of_changes_and_of_the_end() throws Exception {
        ControlServer server = start();
        ControlClient client = client();
        BlockingQueue<RunSnapshot> heard = new LinkedBlockingQueue<>();
        CompletableFuture<Boolean> watching = CompletableFuture.supplyAsync(() -> watch(client, heard));

        assertThat(heard.take()).isEqualTo(run.snapshot());
        run.done(5);
        assertThat(heard.take().queues().get(0).done()).isEqualTo(5);
        run.done(6);
        server.close();
        assertThat(watching.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(heard)
                .isNotEmpty()
                .last()
                .satisfies(s -> assertThat(s.queues().get(0).done()).isEqualTo(6));
    }

    private static boolean watch(ControlClient client, BlockingQueue<RunSnapshot> heard) {
        try {
            return client.watch(heard::add);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_follows_the_journal_misses_no_entry_and_gets_none_twice() throws Exception {
        for (int i = 1; i <= 450; i++) {
            run.log(i % 2 == 0 ? Level.DEBUG : Level.ERROR, "entry " + i);
        }
        ControlServer server = start();
        ControlClient client = client();
        assertThat(client.log(Level.ERROR, 2)).isEqualTo(run.log(Level.ERROR, 2));
        BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
        CompletableFuture<Boolean> following = CompletableFuture.supplyAsync(() -> follow(client, heard));
        for (long expected = 11; expected <= 449; expected += 2) {
            assertThat(heard.take()).isEqualTo(expected);
        }
        run.log(Level.WARNING, "451");
        assertThat(heard.take()).isEqualTo(451);
        run.log(Level.CRITICAL, "452");
        server.close();
        assertThat(following.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).containsExactly(452L);
    }

    private static boolean follow(ControlClient client, BlockingQueue<Long> heard) {
        try {
            return client.follow(Level.WARNING, 10, entry -> heard.add(entry.sequence()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_stops_following_does_so_alone() throws Exception {
        start();
        ControlClient client = client();
        BlockingQueue<RunSnapshot> heard = new LinkedBlockingQueue<>();
        CompletableFuture<Boolean> watching = CompletableFuture.supplyAsync(() -> watch(client, heard));
        heard.take();
        client.close();

        assertThat(watching.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(client().snapshot()).isNotNull();
    }

    @Test
    void nonsense_is_answered_once_and_disturbs_nobody() throws Exception {
        start();
        ControlClient client = client();

        assertThat(answerTo(stranger(), "GET / HTTP/1.1\r\n\r\n")).contains("\"error\"");
        assertThat(answerTo(stranger(), "[".repeat(9000) + "\n")).contains("\"error\"");
        assertThat(answerTo(stranger(), "x".repeat(20_000))).contains("at most");
        assertThat(answerTo(stranger(), "{\"v\":2,\"id\":1,\"ask\":\"status\"}\n"))
                .contains("version 1");
        assertThat(answerTo(stranger(), "{\"v\":1,\"id\":1,\"ask\":\"stop\",\"now\":\"maybe\"}\n"))
                .contains("no 'now'");
        assertThat(answerTo(stranger(), "{\"v\":1,\"id\":1,\"ask\":\"explode\"}\n"))
                .contains("no 'ask'");
        assertThat(run.asked()).isEmpty();
        assertThat(client.snapshot()).isNotNull();
    }

    @Test
    void every_request_is_answered_however_they_come() throws Exception {
        start();
        SocketChannel stranger = stranger();
        String request = "{\"v\":1,\"id\":7,\"ask\":\"status\"}\n";
        stranger.write(ByteBuffer.wrap(request.repeat(300).getBytes(StandardCharsets.UTF_8)));
        BufferedReader reader = new BufferedReader(Channels.newReader(stranger, StandardCharsets.UTF_8));
        for (int i = 0; i < 300; i++) {
            assertThat(reader.readLine()).contains("\"id\":7");
        }
    }

    @Test
    void who_takes_no_answers_and_who_comes_in_masses_disturb_nobody() throws Exception {
        start();
        ControlClient client = client();
        client.snapshot();
        SocketChannel deaf = stranger();
        deaf.configureBlocking(false);
        byte[] requests = "{\"v\":1,\"id\":1,\"ask\":\"status\"}\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
        assertThat(deaf.write(ByteBuffer.wrap(requests))).isPositive();
        for (int i = 0; i < 200; i++) {
            ControlClient.connect(socket()).ifPresent(opened::add);
        }

        assertThat(client.snapshot()).isNotNull();
    }

    @Test
    void what_a_dead_process_left_is_recognised_and_replaced() throws Exception {
        Path left = place().prepare();
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(left));
        }
        assertThat(left).exists();
        assertThat(ControlClient.connect(left)).isEmpty();
        start();

        assertThat(client().snapshot()).isNotNull();
    }

    @Test
    void a_living_process_is_not_pushed_aside() throws InterruptedException {
        start();

        assertThat(ControlServer.start(place(), new FakeRun())).isEmpty();
        assertThat(client().snapshot()).isNotNull();
    }

    @Test
    void a_path_that_is_too_long_is_replaced_by_a_short_one() throws Exception {
        folder = Files.createDirectories(folder.resolve("x".repeat(120)));
        ControlServer server = start();
        Path socket = socket();

        assertThat(socket.toString().length()).isLessThan(104);
        assertThat(client().snapshot()).isNotNull();
        server.close();
        assertThat(socket.getParent()).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void who_hangs_is_not_waited_for_for_ever() throws Exception {
        Path socket = place().prepare();
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            ControlClient client = client();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(client::close);
            assertThatThrownBy(client::snapshot).isInstanceOf(SylosException.class);
            closing.get(10, TimeUnit.SECONDS);
        }
    }
}
