package org.sylos.engine.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;

@Timeout(30)
class DatagramJournalTest {
    private static final UUID MIGRATION = UUID.fromString("00000000-0000-0000-0000-000000000007");
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456789Z");

    private final DatagramSocket receiver;
    private final int port;

    DatagramJournalTest() throws IOException {
        receiver = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        receiver.setSoTimeout(20_000);
        port = receiver.getLocalPort();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static JournalEntry entry(@Nullable String node, String message) {
        return new JournalEntry(AT, Level.WARNING, "copy", node, message);
    }

    private DatagramJournal open() {
        return DatagramJournal.open(
                new LogAddress(InetAddress.getLoopbackAddress().getHostAddress(), port), MIGRATION);
    }

    private JsonNode receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[70_000], 70_000);
        receiver.receive(packet);
        return new ObjectMapper().readTree(packet.getData(), 0, packet.getLength());
    }

    @Test
    void sendsEveryEntryAsOneObject() throws Exception {
        try (DatagramJournal journal = open()) {
            journal.accept(entry("/a\n\"b\"", "ünterbrochen"));
            journal.accept(entry(null, "done"));
        }
        JsonNode first = receive();
        assertThat(first).isEqualTo(new ObjectMapper().readTree("""
                                {"migration": "00000000-0000-0000-0000-000000000007",
                                 "at": "2026-11-23T10:00:00.123456789Z", "level": "warning", "component": "copy",
                                 "node": "/a\\n\\"b\\"", "message": "ünterbrochen"}"""));
        JsonNode second = receive();
        assertThat(second.has("node")).isFalse();
        assertThat(second.get("message").asText()).isEqualTo("done");
    }

    @Test
    void cutsWhatDoesNotFit() throws Exception {
        String node = "/" + "n".repeat(100);
        try (DatagramJournal journal = open()) {
            journal.accept(entry(node, "😀".repeat(50_000)));
            journal.accept(entry("\u0001".repeat(300_000), "short"));
        }
        JsonNode longMessage = receive();
        assertThat(longMessage.get("node").asText()).isEqualTo(node);
        assertThat(longMessage.get("message").asText()).matches("(😀)+").hasSizeGreaterThan(10_000);
        JsonNode longNode = receive();
        assertThat(longNode.get("message").asText()).isEqualTo("short");
        assertThat(longNode.get("node").asText()).hasSizeBetween(4_000, 300_000);
    }

    @Test
    void nobodyNeedsToListen() {
        receiver.close();
        try (CapturedLog log = new CapturedLog();
                DatagramJournal journal = open()) {
            journal.accept(entry(null, "one"));
            journal.accept(entry(null, "two"));
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void whatCannotBeSentIsWarnedOfOnce() {
        try (CapturedLog log = new CapturedLog()) {
            DatagramJournal journal = open();
            journal.close();
            journal.accept(entry(null, "one"));
            journal.accept(entry(null, "two"));
            journal.close();
            assertThat(log.lines().stream().filter(line -> line.contains("WARN")))
                    .singleElement()
                    .asString()
                    .contains("cannot be sent to", String.valueOf(port));
        }
    }

    @Test
    void aHostThatIsNotThereIsWarnedOfOnce() {
        try (CapturedLog log = new CapturedLog();
                DatagramJournal journal = DatagramJournal.open(new LogAddress("::nonsense::", 514), MIGRATION)) {
            journal.accept(entry(null, "one"));
            journal.accept(entry(null, "two"));
            assertThat(log.lines().stream().filter(line -> line.contains("WARN")))
                    .singleElement()
                    .asString()
                    .contains("no host of that name");
        }
    }
}
