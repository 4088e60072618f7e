package org.sylos.adapter.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.util.function.Consumer;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelAsyncOutputStream;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** An SSH channel to the server's SFTP subsystem that cuts what arrives into messages, in the threads of the library. */
final class SubsystemChannel extends ChannelSubsystem {
    private static final String SFTP = "sftp";

    private final MessageSink messages;
    private volatile boolean refused;
    private volatile boolean notOpened;

    /** Takes whole messages, without their length. */
    interface MessageSink {
        void accept(byte[] message) throws IOException;
    }

    /**
     * Makes a channel that is not open yet.
     *
     * @param lost hears once that the channel has ended
     */
    SubsystemChannel(MessageSink messages, Consumer<@Nullable Throwable> lost) {
        super(SFTP);
        this.messages = messages;
        onClose(() -> lost.accept(null));
    }

    /** Whether the server has no such subsystem. */
    boolean refused() {
        return refused;
    }

    /** Whether the server did not want another channel. */
    boolean notOpened() {
        return notOpened;
    }

    @Override
    public void handleOpenFailure(Buffer buffer) {
        notOpened = true;
        super.handleOpenFailure(buffer);
    }

    @Override
    protected void doOpen() throws IOException {
        Buffer request = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST, 64);
        request.putUInt(getRecipient());
        request.putString(Channel.CHANNEL_SUBSYSTEM);
        request.putBoolean(true);
        request.putString(SFTP);
        addPendingRequest(Channel.CHANNEL_SUBSYSTEM, true);
        writePacket(request);
        setStreaming(Streaming.Async);
        asyncIn = new ChannelAsyncOutputStream(this, SshConstants.SSH_MSG_CHANNEL_DATA);
        setOut(new Cutter(messages));
        setErr(OutputStream.nullOutputStream());
    }

    @Override
    public void handleFailure() throws IOException {
        refused = true;
        super.handleFailure();
    }

    /** Puts messages together from whatever pieces they come in. Used by one thread at a time. */
    private static final class Cutter extends OutputStream {
        /** No answer to what the adapter asks for is larger. */
        private static final int LARGEST = 1 << 20;

        private final MessageSink messages;
        private int length;
        private int lengthBytes;
        private byte @Nullable [] message;
        private int filled;

        Cutter(MessageSink messages) {
            this.messages = messages;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int at = from;
            int end = from + count;
            while (at < end) {
                byte[] current = message;
                if (current == null) {
                    length = (length << 8) | (bytes[at++] & 0xFF);
                    if (++lengthBytes == Integer.BYTES) {
                        begin();
                    }
                    continue;
                }
                int part = Math.min(end - at, current.length - filled);
                System.arraycopy(bytes, at, current, filled, part);
                at += part;
                filled += part;
                if (filled == current.length) {
                    message = null;
                    messages.accept(current);
                }
            }
        }

        private void begin() throws IOException {
            if (length < 5 || length > LARGEST) {
                throw new StreamCorruptedException("the server sent a message of " + length + " bytes");
            }
            message = new byte[length];
            filled = 0;
            length = 0;
            lengthBytes = 0;
        }
    }
}
