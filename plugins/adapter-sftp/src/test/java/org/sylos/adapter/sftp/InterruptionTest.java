package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.tck.fs.AdapterDriver;

/** Threads that are interrupted, and those that share a conversation with them. */
final class InterruptionTest extends ServerTest {
    @Test
    void an_interrupted_thread_disturbs_nobody_and_leaves_nothing() throws Exception {
        FSAdapter adapter = adapter(Map.of("connections", "1", "channels", "1"));
        byte[] bytes = AdapterDriver.bytes(300_000, 1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> steady = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                steady.add(threads.submit(() -> writeMany(adapter, "steady" + number, bytes)));
            }
            int interrupted = 0;
            for (int i = 0; i < 40; i++) {
                String name = "torn" + i;
                CountDownLatch begun = new CountDownLatch(1);
                Future<Boolean> torn = threads.submit(writeOnce(adapter, name, bytes, begun));
                begun.await();
                torn.cancel(true);
            }
            for (Future<Boolean> future : steady) {
                interrupted += future.get() ? 0 : 1;
            }
            assertThat(interrupted).isZero();
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(onDisk()).noneMatch(name -> name.startsWith(".sylos-"));
        for (String name : onDisk()) {
            assertThat(Files.readAllBytes(root().resolve(name))).as(name).isEqualTo(bytes);
        }
        assertThat(onDisk().stream().filter(name -> name.startsWith("steady"))).hasSize(4 * 20);
    }

    @Test
    void waiting_for_a_server_that_says_nothing_any_more_ends_with_the_interruption() throws Exception {
        try (OpenSsh other = OpenSsh.start(scratch.resolve("other"));
                FSAdapter adapter = Adapters.open(other.location(root()), other.settings())) {
            adapter.testConnection();
            other.freeze();
            assertInterruptible(adapter);
        }
    }

    @Test
    void waiting_for_a_server_that_says_nothing_at_all_ends_with_the_interruption() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FSAdapter adapter = Adapters.open("//me@127.0.0.1:" + mute.getLocalPort() + "/", Map.of())) {
            assertInterruptible(adapter);
        }
    }

    @Test
    void a_server_that_says_nothing_at_all_is_given_up_after_a_while() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FSAdapter adapter = Adapters.open(
                        "//me@127.0.0.1:" + mute.getLocalPort() + "/", Map.of("connect-timeout", "300ms"))) {
            assertFails(ErrorClass.TRANSIENT, adapter::testConnection);
        }
    }

    private static void assertInterruptible(FSAdapter adapter) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        CountDownLatch begun = new CountDownLatch(1);
        Future<Throwable> waiting = threads.submit(() -> {
            begun.countDown();
            try {
                adapter.testConnection();
                return new AssertionError("it answered");
            } catch (IOException e) {
                return Thread.currentThread().isInterrupted() ? e : new AssertionError("status lost", e);
            }
        });
        begun.await();
        threads.shutdownNow();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
    }

    private static Boolean writeMany(FSAdapter adapter, String name, byte[] bytes) throws IOException {
        for (int i = 0; i < 20; i++) {
            write(adapter, name + "-" + i, bytes);
        }
        return true;
    }

    private static Callable<Boolean> writeOnce(FSAdapter adapter, String name, byte[] bytes, CountDownLatch begun) {
        return () -> {
            try (FileWrite write = begin(adapter, name, bytes.length)) {
                begun.countDown();
                write.write(ByteBuffer.wrap(bytes));
                write.commit();
                return true;
            } finally {
                begun.countDown();
            }
        };
    }
}
