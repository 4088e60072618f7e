package org.sylos.engine.core.internal.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.event.JournalEntry;

/**
 * Sends every entry as one JSON object in one UDP datagram: {@code migration} (its id), {@code name}, {@code at} (ISO 8601, UTC), {@code level},
 * {@code component}, {@code node} where there is one, {@code message}. A long message is cut to what a datagram holds.
 *
 * <p>It is a window for whoever cares to look: nobody needs to be there, and what cannot be sent is lost, with one warning.
 * Used by one thread at a time.
 */
public final class DatagramJournal implements Consumer<JournalEntry>, AutoCloseable {
    /** The most that IPv4 carries is 65,507 bytes. */
    private static final int MOST_BYTES = 65_000;

    private static final Logger LOG = LoggerFactory.getLogger(DatagramJournal.class);
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final LogAddress address;
    private final UUID migration;
    private final String name;
    private @Nullable DatagramSocket socket;
    private @Nullable InetSocketAddress receiver;
    private boolean warned;

    private DatagramJournal(LogAddress address, UUID migration, String name) {
        this.address = address;
        this.migration = migration;
        this.name = name;
    }

    /** Opens the way to an address. When there is none, that is the one warning, and nothing is sent. */
    public static DatagramJournal open(LogAddress address, UUID migration, String name) {
        DatagramJournal journal = new DatagramJournal(address, migration, name);
        try {
            journal.receiver = new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
            journal.socket = new DatagramSocket();
        } catch (UnknownHostException e) {
            journal.warn("there is no host of that name (" + e.getMessage() + ")");
        } catch (IOException | RuntimeException e) {
            journal.warn(e.toString());
        }
        return journal;
    }

    @Override
    public void accept(JournalEntry entry) {
        if (socket == null || receiver == null) {
            return;
        }
        try {
            byte[] json = fitted(entry);
            socket.send(new DatagramPacket(json, json.length, receiver));
        } catch (IOException | RuntimeException e) {
            warn(e.toString());
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }

    private byte[] fitted(JournalEntry entry) throws IOException {
        String node = entry.node();
        String message = entry.message();
        byte[] json = json(entry, node, message);
        while (json.length > MOST_BYTES && (node != null || !message.isEmpty())) {
            if (node != null && node.length() >= message.length()) {
                node = node.isEmpty() ? null : half(node);
            } else {
                message = half(message);
            }
            json = json(entry, node, message);
        }
        return json;
    }

    private static String half(String text) {
        int end = text.length() / 2;
        // Not between the two halves of one character.
        boolean split = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, split ? end - 1 : end);
    }

    private byte[] json(JournalEntry entry, @Nullable String node, String message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("migration", migration.toString());
            json.writeStringField("name", name);
            json.writeStringField("at", entry.at().toString());
            json.writeStringField("level", entry.level().name().toLowerCase(Locale.ROOT));
            json.writeStringField("component", entry.component());
            if (node != null) {
                json.writeStringField("node", node);
            }
            json.writeStringField("message", message);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void warn(String reason) {
        if (!warned) {
            warned = true;
            LOG.warn("The journal cannot be sent to {}: {}. The run goes on without.", address, reason);
        }
    }
}
