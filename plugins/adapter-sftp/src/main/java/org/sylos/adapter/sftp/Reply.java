package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message from the server. Read once, by one thread.
 *
 * @param type its number in the protocol
 * @param fields what follows the number of the request
 */
record Reply(int type, ByteBuffer fields) {
    private static final int STATUS = 101;
    private static final int HANDLE = 102;
    private static final int DATA = 103;
    private static final int NAME = 104;
    private static final int ATTRS = 105;
    private static final int EXTENDED_REPLY = 201;

    /** A name of a folder's listing, as the server has it. */
    static final class Name {
        private final byte[] bytes;
        private final Attributes attributes;

        Name(byte[] bytes, Attributes attributes) {
            this.bytes = bytes;
            this.attributes = attributes;
        }

        /** Not a copy: it is only looked at. */
        byte[] bytes() {
            return bytes;
        }

        Attributes attributes() {
            return attributes;
        }
    }

    /** Throws unless the server says that all went well. */
    void ok() throws IOException {
        if (type != STATUS) {
            throw unexpected();
        }
        StatusException status = status();
        if (status.code() != StatusException.OK) {
            throw status;
        }
    }

    /** The handle of what was opened. */
    byte[] handle() throws IOException {
        return field(HANDLE, () -> bytes(fields));
    }

    /** Whether this is a handle. */
    boolean isHandle() {
        return type == HANDLE;
    }

    Attributes attributes() throws IOException {
        return field(ATTRS, () -> Attributes.read(fields));
    }

    /** The bytes read; null at the end of the file. */
    @Nullable
    ByteBuffer data() throws IOException {
        return atEnd() ? null : field(DATA, () -> slice(fields));
    }

    /** Names, at least one; null after the last. */
    @Nullable
    List<Name> names() throws IOException {
        return atEnd() ? null : field(NAME, this::readNames);
    }

    /** The one name of an answer that has one. */
    byte[] name() throws IOException {
        List<Name> names = field(NAME, this::readNames);
        if (names.size() != 1) {
            throw new IOException("the server answered " + names.size() + " names where there is one");
        }
        return names.get(0).bytes();
    }

    /** The fields of an answer that an extension defines. */
    ByteBuffer extended() throws IOException {
        return field(EXTENDED_REPLY, () -> fields);
    }

    /** Takes a field of bytes. */
    static byte[] bytes(ByteBuffer from) {
        ByteBuffer part = slice(from);
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return bytes;
    }

    private static ByteBuffer slice(ByteBuffer from) {
        int count = from.getInt();
        if (count < 0 || count > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = from.slice(from.position(), count);
        from.position(from.position() + count);
        return part;
    }

    private List<Name> readNames() {
        List<Name> names = new ArrayList<>();
        for (int left = fields.getInt(); left > 0; left--) {
            byte[] name = bytes(fields);
            slice(fields); // the line of ls, for people
            names.add(new Name(name, Attributes.read(fields)));
        }
        return names;
    }

    private boolean atEnd() throws IOException {
        return type == STATUS && status().code() == StatusException.EOF;
    }

    private <T> T field(int expected, java.util.function.Supplier<T> reader) throws IOException {
        if (type == STATUS) {
            throw status();
        }
        if (type != expected) {
            throw unexpected();
        }
        try {
            return reader.get();
        } catch (BufferUnderflowException e) {
            throw new IOException("the server's answer ends before its time", e);
        }
    }

    private StatusException status() throws IOException {
        try {
            ByteBuffer status = fields.duplicate();
            int code = status.getInt();
            String text = status.hasRemaining() ? new String(bytes(status), StandardCharsets.UTF_8) : "";
            return new StatusException(code, text);
        } catch (BufferUnderflowException e) {
            throw new IOException("the server's answer ends before its time", e);
        }
    }

    private IOException unexpected() {
        return new IOException("the server answered with a message of type " + type + ", which is no answer to that");
    }
}
