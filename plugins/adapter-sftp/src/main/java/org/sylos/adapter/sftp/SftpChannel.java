package org.sylos.adapter.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;

/**
 * One conversation with the server: any number of requests may be under way, from any number of threads; their answers are
 * told apart by number. Sending never waits; waiting for an answer ends at once when the thread is interrupted, and
 * the answer that then comes late disturbs nobody. Thread-safe.
 *
 * <p>The library has a client for this protocol as well. It takes an answer that nobody waits for any more for a breach of the
 * protocol and ends the conversation of all others with it, which is no way to treat an interrupted thread.
 */
final class SftpChannel implements Closeable {
    private static final int INIT = 1;
    private static final int VERSION = 3;

    private final SubsystemChannel channel;
    private final Duration timeout;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Reply>> pending = new ConcurrentHashMap<>();
    private final CompletableFuture<Reply> greeting = new CompletableFuture<>();
    private final Queue<Buffer> unsent = new ArrayDeque<>();
    private Set<String> extensions = Set.of();
    private boolean sending;

    private SftpChannel(Duration timeout) {
        this.timeout = timeout;
        channel = new SubsystemChannel(this::receive, this::lost);
    }

    /**
     * Begins a conversation.
     *
     * @param timeout how long the server may take for an answer
     */
    static SftpChannel open(ClientSession session, Duration timeout) throws IOException {
        SftpChannel made = new SftpChannel(timeout);
        try {
            session.getService(ConnectionService.class).registerChannel(made.channel);
            made.channel.open().verify(timeout);
            made.greet();
            return made;
        } catch (IOException e) {
            made.close();
            throw made.explained(e);
        }
    }

    private IOException explained(IOException e) {
        if (channel.refused()) {
            return new ServiceException(ErrorClass.FATAL, "the server does not offer SFTP", e);
        }
        if (channel.notOpened()) {
            return new ServiceException(
                    ErrorClass.THROTTLED,
                    "the server does not allow one more session on the connection (" + e.getMessage() + ")",
                    e);
        }
        if (Interruption.isToldBy(e)) {
            // The library takes the thread's status away.
            Thread.currentThread().interrupt();
            return e;
        }
        return e instanceof LostException
                ? e
                : new LostException("the server does not answer as one that offers SFTP: " + e.getMessage(), e);
    }

    boolean has(Extension extension) {
        return extensions.contains(extension.label());
    }

    boolean isOpen() {
        return channel.isOpen() && !channel.isClosing();
    }

    /** Sends a request. The answer fails with {@link LostException} when the conversation ends before. */
    CompletableFuture<Reply> send(Request request) {
        int id = lastId.incrementAndGet();
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        pending.put(id, answer);
        post(request.numbered(id));
        if (!isOpen()) {
            // It may have ended before the request was among those that are told of the end.
            lost(null);
        }
        return answer;
    }

    /** Closes what was only read from: nothing can be lost by a handle that the server does not like to close. */
    void closeUnwatched(byte[] handle) {
        CompletableFuture<Reply> unused = send(Requests.close(handle));
    }

    /** Sends a request and waits for its answer. */
    Reply call(Request request) throws IOException {
        return await(send(request));
    }

    /**
     * Waits for an answer. What was opened by a request whose answer comes too late is closed.
     *
     * @throws InterruptedIOException when the thread is interrupted; its status stays set
     */
    Reply await(CompletableFuture<Reply> answer) throws IOException {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            CompletableFuture<Void> unused = answer.thenAccept(this::closeLate);
            Thread.currentThread().interrupt();
            throw Interruption.asException(e);
        } catch (TimeoutException e) {
            channel.close(true);
            throw new LostException("the server did not answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new LostException("the connection to the server was lost", e.getCause());
        }
    }

    @Override
    public void close() {
        channel.close(true);
    }

    private void greet() throws IOException {
        Buffer hello = new ByteArrayBuffer(9, false);
        hello.putInt(5);
        hello.putByte((byte) INIT);
        hello.putInt(VERSION);
        post(hello);
        ByteBuffer fields = await(greeting).fields();
        try {
            int version = fields.getInt();
            if (version != VERSION) {
                throw new IOException("the server speaks version " + version + " of the protocol, which is not known");
            }
            Set<String> names = new HashSet<>();
            while (fields.hasRemaining()) {
                names.add(new String(Reply.bytes(fields), StandardCharsets.UTF_8));
                Reply.bytes(fields);
            }
            extensions = Set.copyOf(names);
        } catch (BufferUnderflowException e) {
            throw new IOException("the server's greeting ends before its time", e);
        }
    }

    private void post(Buffer message) {
        synchronized (unsent) {
            unsent.add(message);
        }
        sendNext();
    }

    /** Sends what waits, one message after the other: the library takes the next one only after the last is gone. */
    private void sendNext() {
        while (true) {
            Buffer next;
            synchronized (unsent) {
                next = sending ? null : unsent.poll();
                if (next == null) {
                    return;
                }
                sending = true;
            }
            IoWriteFuture written;
            try {
                written = channel.getAsyncIn().writeBuffer(next);
            } catch (IOException | RuntimeException e) {
                channel.close(true);
                lost(e);
                return;
            }
            if (!written.isDone()) {
                written.addListener(done -> {
                    sent();
                    sendNext();
                });
                return;
            }
            sent();
        }
    }

    private void sent() {
        synchronized (unsent) {
            sending = false;
        }
    }

    private void receive(byte[] message) throws IOException {
        ByteBuffer fields = ByteBuffer.wrap(message);
        int type = Byte.toUnsignedInt(fields.get());
        if (!greeting.isDone()) {
            greeting.complete(new Reply(type, fields));
            return;
        }
        CompletableFuture<Reply> answer = pending.remove(fields.getInt());
        if (answer == null) {
            throw new IOException("the server answered a question that was not asked");
        }
        answer.complete(new Reply(type, fields.slice()));
    }

    private void closeLate(Reply reply) {
        if (reply.isHandle()) {
            closeUnwatched(Reply.bytes(reply.fields()));
        }
    }

    private void lost(@Nullable Throwable why) {
        LostException e = new LostException("the connection to the server was lost", why);
        greeting.completeExceptionally(e);
        pending.keySet().forEach(id -> {
            CompletableFuture<Reply> answer = pending.remove(id);
            if (answer != null) {
                answer.completeExceptionally(e);
            }
        });
    }
}
