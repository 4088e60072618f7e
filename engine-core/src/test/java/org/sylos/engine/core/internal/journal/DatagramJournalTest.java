package org.sylos.engine.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.core.internal.state.JsonText;

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
                new LogAddress(InetAddress.getLoopbackAddress().getHostAddress(), port), MIGRATION, "nas");
    }

    private Map<String, Object> receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[70_000], 70_000);
        receiver.receive(packet);
        return parse(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
    }

    private static Map<String, Object> parse(String json) {
        return JsonText.parse(json, "the datagram");
    }

    private static String text(Map<String, Object> object, String key) {
        return String.valueOf(object.get(key));
    }

    @Test
    void sendsEveryEntryAsOneObject() throws Exception {
        try (DatagramJournal journal = open()) {
            journal.accept(entry("/a\n\"b\"", "ünterbrochen"));
            journal.accept(entry(null, "done"));
        }
        Map<String, Object> first = receive();
        assertThat(first).isEqualTo(parse("""
                                {"migration": "00000000-0000-0000-0000-000000000007", "name": "nas",
                                 "at": "2026-11-23T10:00:00.123456789Z", "level": "warning", "component": "copy",
                                 "node": "/a\\n\\"b\\"", "message": "ünterbrochen"}"""));
        Map<String, Object> second = receive();
        assertThat(second.containsKey("node")).isFalse();
        assertThat(text(second, "message")).isEqualTo("done");
    }

    @Test
    void cutsWhatDoesNotFit() throws Exception {
        String node = "/" + "n".repeat(100);
        try (DatagramJournal journal = open()) {
            journal.accept(entry(node, "😀".repeat(50_000)));
            journal.accept(entry("\u0001".repeat(300_000), "short"));
        }
        Map<String, Object> longMessage = receive();
        assertThat(text(longMessage, "node")).isEqualTo(node);
        assertThat(text(longMessage, "message")).matches("(😀)+").hasSizeGreaterThan(10_000);
        Map<String, Object> longNode = receive();
        assertThat(text(longNode, "message")).isEqualTo("short");
        assertThat(text(longNode, "node")).hasSizeBetween(4_000, 300_000);
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
                DatagramJournal journal = DatagramJournal.open(new LogAddress("::nonsense::", 514), MIGRATION, "nas")) {
            journal.accept(entry(null, "one"));
            journal.accept(entry(null, "two"));
            assertThat(log.lines().stream().filter(line -> line.contains("WARN")))
                    .singleElement()
                    .asString()
                    .contains("no host of that name");
        }
    }
}
