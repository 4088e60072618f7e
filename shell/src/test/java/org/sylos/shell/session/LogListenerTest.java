package org.sylos.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.event.JournalEntry;

@Timeout(30)
class LogListenerTest {
    private static void send(LogListener listener, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), listener.port()));
        }
    }

    @Test
    void entries_of_any_sender_arrive_and_garbage_is_counted() throws IOException {
        try (LogListener listener = LogListener.open("0")) {
            byte[] noise = new byte[9000];
            new java.util.Random(1).nextBytes(noise);
            send(listener, noise);
            send(listener, new byte[0]);
            send(listener, "[1]".getBytes(StandardCharsets.UTF_8));
            send(listener, "{\"at\":\"never\",\"level\":\"info\",\"message\":\"x\"}".getBytes(StandardCharsets.UTF_8));
            send(listener, "{\"a\":".repeat(5000).getBytes(StandardCharsets.UTF_8));
            send(
                    listener,
                    ("{\"migration\":\"id\",\"name\":\"nas\",\"more\":{\"at\":[1]},\"at\":\"2026-11-28T17:05:03Z\","
                                    + "\"level\":\"error\",\"component\":\"copy\",\"node\":\"/ä\",\"message\":\"m\"}")
                            .getBytes(StandardCharsets.UTF_8));
            LogListener.Received received = Objects.requireNonNull(listener.next());

            assertThat(received.migration()).isEqualTo("nas");
            assertThat(received.entry().level()).isEqualTo(JournalEntry.Level.ERROR);
            assertThat(received.entry().node()).isEqualTo("/ä");
            assertThat(listener.ignored()).isEqualTo(5);
            listener.close();
            assertThat(listener.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "here", "127.0.0.1:", "::1:5140", "localhost:99999"})
    void what_is_no_address_is_refused(String address) {
        assertThatThrownBy(() -> LogListener.open(address)).isInstanceOf(ConfigException.class);
    }
}
