package org.sylos.adapter.spectra.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** The bytes of a request. They end where they were to end: when the client goes away before, reading fails. */
final class WholeBody extends FilterInputStream {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private long missing;

    private WholeBody(InputStream bytes, long length) {
        super(bytes);
        missing = length;
    }

    /** The bytes of a request; it is refused when the length it gives is none. */
    static InputStream of(HttpExchange exchange) throws Refusal {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        if (length == null || chunked) {
            // Chunks have a mark at their end, and the JDK looks for it.
            return exchange.getRequestBody();
        }
        if (!LENGTH.matcher(length.trim()).matches()) {
            throw Refusal.nonsense(exchange.getRequestURI().getRawPath(), "'" + length + "' is not a length");
        }
        return new WholeBody(exchange.getRequestBody(), Long.parseLong(length.trim()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0 && missing > 0) {
            throw new EOFException("the request ended " + missing + " bytes too soon");
        }
        missing -= Math.max(0, count);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 1 << 13)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
