package org.sylos.adapter.spectra.internal.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Listing;

/** Lists a folder page by page, as an array or as one object a line, in the memory of one page. */
final class Children implements Resource {
    private static final int PAGE = 1000;
    private static final int BUFFER = 1 << 15;
    private static final String LINES = "application/x-ndjson";

    private final SpectraWorld world;
    private final String folder;

    Children(SpectraWorld world, String folder) {
        this.world = world;
        this.folder = folder;
    }

    @Override
    public void answer(Request request) throws IOException {
        boolean lines = request.accepts(LINES);
        try (Listing listing = world.list(folder, PAGE)) {
            // Before the answer begins, so that what is wrong with the folder can still be said.
            List<Entry> first = listing.nextPage();
            request.answerHeaders().set("Content-Type", lines ? LINES : Json.TYPE);
            request.answerHeaders().set("Vary", "Accept");
            request.exchange().sendResponseHeaders(200, 0);
            // Closed only at the end: closing says that the answer is complete.
            OutputStream out = new BufferedOutputStream(request.exchange().getResponseBody(), BUFFER);
            String separator = lines ? "" : "[";
            for (List<Entry> page = first; !page.isEmpty(); page = listing.nextPage()) {
                for (Entry entry : page) {
                    write(out, separator + Json.child(entry) + (lines ? "\n" : ""));
                    separator = lines ? "" : ",\n";
                }
            }
            write(out, lines ? "" : (first.isEmpty() ? "[" : "") + "]\n");
            out.flush();
        }
        request.exchange().close();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
