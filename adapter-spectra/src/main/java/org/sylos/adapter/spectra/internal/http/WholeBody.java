package org.sylos.adapter.spectra.internal.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The bytes of a request. They end where they were to end: when the client goes away before, reading fails. */
final class WholeBody extends FilterInputStream {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final int PIECE = 1 << 13;

    private final String path;
    private final long most;
    /** What was promised; 0 where nothing was. Chunks have a mark at their end, and the JDK looks for it. */
    private final long length;

    private long received;

    private WholeBody(InputStream bytes, String path, long length, long most) {
        super(bytes);
        this.path = path;
        this.length = length;
        this.most = most;
    }

    /** The bytes of a request; it is refused when the length it gives is none, or there are more bytes than may be. */
    static InputStream of(HttpExchange exchange, long most) throws Refusal {
        String path = exchange.getRequestURI().getRawPath();
        Headers headers = exchange.getRequestHeaders();
        String given = headers.containsKey("Transfer-Encoding") ? null : headers.getFirst("Content-Length");
        if (given != null && !LENGTH.matcher(given.trim()).matches()) {
            throw Refusal.nonsense(path, "'" + given + "' is not a length");
        }
        WholeBody body =
                new WholeBody(exchange.getRequestBody(), path, given == null ? 0 : Long.parseLong(given.trim()), most);
        body.requireRoom(body.length);
        return body;
    }

    private void requireRoom(long bytes) throws Refusal {
        if (bytes > most) {
            throw new Refusal(
                    413, "too-large", path, "where bytes are kept, a file has at most " + most + " of them", Map.of());
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = super.read(target, offset, count);
        if (read < 0 && received < length) {
            throw new EOFException("the request ended " + (length - received) + " bytes too soon");
        }
        received += Math.max(0, read);
        requireRoom(received);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, PIECE)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
