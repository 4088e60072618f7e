package org.sylos.shell.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;

/** Receives the logs of any number of migrations as datagrams. What is no entry is counted and otherwise ignored. */
public final class LogListener implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\[\\]\\s]+)]:|([^\\[\\]:\\s]+):)?(\\d{1,5})");
    private static final int LARGEST = 65_536;

    private final DatagramSocket socket;
    private final DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    private long ignored;

    private LogListener(DatagramSocket socket) {
        this.socket = socket;
    }

    /**
     * An entry with the migration that it is about.
     *
     * @param migration its name, or its id where the sender gives no name
     * @param entry the entry
     */
    public record Received(String migration, JournalEntry entry) {}

    /**
     * Begins to listen.
     *
     * @param address {@code host:port}, {@code [::1]:port}, or a port of this machine alone
     */
    public static LogListener open(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        int port = matcher.matches() ? Integer.parseInt(matcher.group(3)) : -1;
        if (port < 0 || port > 65535) {
            throw new ConfigException(
                    "'" + address + "' is no address to listen on", "write a port such as 5140, or host:port");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        try {
            InetAddress local = host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
            return new LogListener(new DatagramSocket(new InetSocketAddress(local, port)));
        } catch (IOException e) {
            throw new SylosException(
                    "cannot listen on " + address + ": " + e.getMessage(),
                    "choose an address of this machine and a port that is free",
                    e);
        }
    }

    /** The port that is listened on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** How many datagrams were no entries. */
    public long ignored() {
        return ignored;
    }

    /** Waits for the next entry; null once this is closed. */
    public @Nullable Received next() {
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return null;
                }
                throw new SylosException("cannot receive any more: " + e.getMessage(), "listen again", e);
            }
            Optional<Received> received = read(packet.getData(), packet.getLength());
            if (received.isPresent()) {
                return received.get();
            }
            ignored++;
        }
        return null;
    }

    static Optional<Received> read(byte[] bytes, int length) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(bytes, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    texts.put(key, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return entry(texts);
    }

    private static Optional<Received> entry(Map<String, String> texts) {
        String at = texts.get("at");
        String level = texts.get("level");
        String message = texts.get("message");
        String migration = texts.getOrDefault("name", texts.getOrDefault("migration", "?"));
        if (at == null || level == null || message == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Received(
                    migration,
                    new JournalEntry(
                            Instant.parse(at),
                            JournalEntry.Level.valueOf(level.toUpperCase(Locale.ROOT)),
                            texts.getOrDefault("component", "?"),
                            texts.get("node"),
                            message)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
