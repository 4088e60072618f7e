package org.sylos.adapter.spectra.internal.http;

import com.sun.net.httpserver.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.ReadChannel;

/** Sends the bytes of a file, or one range of them, as they are made. */
final class Download implements Resource {
    private static final int BUFFER = 1 << 16;
    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final SpectraWorld world;
    private final String path;

    Download(SpectraWorld world, String path) {
        this.world = world;
        this.path = path;
    }

    /** Sends the headers only. */
    void describe(Request request) throws IOException {
        Entry file = world.stat(path);
        if (file.kind() != NodeKind.FILE) {
            throw new FSException(ErrorClass.CONFLICT, path, "it is a folder", null);
        }
        headers(request.answerHeaders(), file);
        request.answerHeaders().set("Content-Length", Long.toString(file.size()));
        request.exchange().sendResponseHeaders(200, -1);
        request.exchange().close();
    }

    @Override
    public void answer(Request request) throws IOException {
        // Of a condition on the range it is always right to send the whole.
        Optional<ByteRange> range =
                request.header("If-Range") == null ? ByteRange.parse(request.header("Range")) : Optional.empty();
        try (ReadChannel channel = open(range.orElse(null))) {
            Entry file = channel.opened();
            long start = range.map(part -> part.start(file.size())).orElse(0L);
            long length = range.map(part -> part.length(file.size())).orElse(file.size());
            Headers headers = request.answerHeaders();
            headers(headers, file);
            if (range.isPresent() && length == 0) {
                throw new Refusal(
                        416,
                        "range-not-satisfiable",
                        path,
                        "the file has " + file.size() + " bytes",
                        Map.of("Content-Range", "bytes */" + file.size()));
            }
            if (range.isPresent()) {
                headers.set("Content-Range", "bytes " + start + "-" + (start + length - 1) + "/" + file.size());
            }
            request.exchange().sendResponseHeaders(range.isPresent() ? 206 : 200, length == 0 ? -1 : length);
            copy(channel, length, request.exchange().getResponseBody());
        }
        request.exchange().close();
    }

    private ReadChannel open(@Nullable ByteRange range) throws IOException {
        if (range == null) {
            return world.open(path, 0, Long.MAX_VALUE);
        }
        if (!range.suffix()) {
            return world.open(path, range.first(), range.length(Long.MAX_VALUE));
        }
        long size = world.stat(path).size();
        ReadChannel channel = world.open(path, range.start(size), range.first());
        if (channel.opened().size() != size) {
            channel.close();
            throw new FSException(ErrorClass.TRANSIENT, path, "the file was replaced meanwhile", null);
        }
        return channel;
    }

    private static void headers(Headers headers, Entry file) {
        headers.set("Content-Type", "application/octet-stream");
        headers.set("Accept-Ranges", "bytes");
        Instant mtime = file.mtime();
        ZonedDateTime time = mtime == null ? null : mtime.atZone(ZoneOffset.UTC);
        if (time != null && time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
            headers.set("Last-Modified", HTTP_DATE.format(time));
        }
    }

    private void copy(ReadChannel channel, long length, OutputStream out) throws IOException {
        byte[] bytes = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
        long left = length;
        while (left > 0) {
            int count = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, left)));
            if (count < 0) {
                throw new EOFException("'" + path + "' ended " + left + " bytes too soon");
            }
            out.write(bytes, 0, count);
            left -= count;
        }
        out.flush();
    }
}
