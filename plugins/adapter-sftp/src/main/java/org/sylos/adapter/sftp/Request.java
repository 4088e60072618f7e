package org.sylos.adapter.sftp;

import java.nio.ByteBuffer;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** One message to the server, field by field, in the form of version 3 of the protocol. Sent once; used by one thread. */
final class Request {
    private static final int HEAD = 9;

    private final ByteArrayBuffer buffer;

    /**
     * Begins a message.
     *
     * @param type its number in the protocol
     * @param size bytes that its fields will take; more is no error
     */
    Request(int type, int size) {
        buffer = new ByteArrayBuffer(HEAD + size, false);
        buffer.putInt(0);
        buffer.putByte((byte) type);
        buffer.putInt(0);
    }

    /** A field of bytes behind their count: a name, a handle, a text. */
    Request bytes(byte[] value) {
        buffer.putBytes(value);
        return this;
    }

    Request number(long value) {
        buffer.putUInt(value);
        return this;
    }

    Request position(long value) {
        buffer.putLong(value);
        return this;
    }

    Request attributes(Attributes value) {
        value.write(buffer);
        return this;
    }

    /** The next bytes of a buffer behind their count; they are taken. */
    Request data(ByteBuffer from, int count) {
        buffer.putUInt(count);
        int start = buffer.wpos();
        buffer.wpos(start + count);
        from.get(buffer.array(), start, count);
        return this;
    }

    /** The whole message under its number, as it goes over the wire. */
    Buffer numbered(int id) {
        int end = buffer.wpos();
        buffer.wpos(0);
        buffer.putInt(end - Integer.BYTES);
        buffer.wpos(Integer.BYTES + 1);
        buffer.putInt(id);
        buffer.wpos(end);
        return buffer;
    }
}
