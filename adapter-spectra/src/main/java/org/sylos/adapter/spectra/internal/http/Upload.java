package org.sylos.adapter.spectra.internal.http;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.engine.api.fs.Entry;

/** Writes a file of the bytes that come with the request, which is seen only when all of them have come. */
final class Upload implements Resource {
    /** Bytes that are kept lie in memory. An upload that never ends must not take all of it. */
    private static final long MOST_KEPT = 32 << 20;

    private final SpectraWorld world;
    private final String path;
    private final long most;

    /**
     * Writes one file.
     *
     * @param kept whether the simulator keeps bytes
     */
    Upload(SpectraWorld world, String path, boolean kept) {
        this.world = world;
        this.path = path;
        most = kept ? MOST_KEPT : Long.MAX_VALUE;
    }

    @Override
    public void answer(Request request) throws IOException {
        request.onlyParameters(Set.of("mtime"));
        if (request.header("Content-Range") != null) {
            throw Refusal.nonsense(request.address(), "files are written whole, not in ranges");
        }
        Optional<String> given = request.parameter("mtime");
        Instant mtime = given.isPresent() ? time(given.get(), request) : null;
        Entry written = world.write(path, request.body(most), mtime);
        Json.send(request.exchange(), 201, Json.node(path, written));
    }

    private static Instant time(String text, Request request) throws Refusal {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.nonsense(
                    request.address(), "mtime is a time in UTC such as 2026-11-28T10:15:30Z, not '" + text + "'");
        }
    }
}
