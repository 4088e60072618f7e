package org.sylos.shell.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.Location;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.Text;
import org.sylos.shell.render.Units;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Probe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries whether a connection can be used. */
@Command(
        name = "test",
        description =
                "Tries whether a connection or another place can be used, and tells what it can do; changes nothing.",
        footer = {
            "  sylos connections test nas",
            "  sylos connections test nas:photos",
            "  sylos connections test /mnt/nas"
        })
final class ConnectionsTestCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "PLACE",
            description = "The connection, or any other place.",
            completionCandidates = ConfiguredNames.Connections.class)
    private String place = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long it may take. Default: 30s.")
    private Duration timeout = Duration.ofSeconds(30);

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Location location = context.configuration().location(place);
        Probe probe = Probe.of(context, location, timeout);
        String root = probe.rootThere()
                ? "can be listed, " + Units.count(probe.entries(), "entry", "entries") + " in the first page"
                : "is not there; a copy into it would make it";
        String free =
                probe.freeBytes().isPresent() ? Units.bytes(probe.freeBytes().getAsLong()) : "not known";
        String text = String.join(
                System.lineSeparator(),
                List.of(
                        "place      " + Text.printable(probe.location()),
                        "root       " + root,
                        "latency    " + milliseconds(probe.latency()) + " ms",
                        "free       " + free,
                        "at once    " + probe.threads() + " operations",
                        "can do     " + String.join(", ", probe.abilities()),
                        "clock      not known: no adapter tells it without writing",
                        ""));
        Long bytes =
                probe.freeBytes().isPresent() ? Long.valueOf(probe.freeBytes().getAsLong()) : null;
        context.show(text, document(probe, bytes));
        return ExitCode.DONE;
    }

    private static Document document(Probe probe, @Nullable Long free) {
        return Document.builder()
                .put("place", probe.location())
                .put("root_there", probe.rootThere())
                .put("entries", (long) probe.entries())
                .put("latency_seconds", probe.latency().toNanos() / 1e9)
                .put("free_bytes", free)
                .put("concurrency", probe.threads())
                .put("abilities", probe.abilities())
                .build();
    }

    private static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e6);
    }
}
