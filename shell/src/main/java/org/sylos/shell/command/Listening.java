package org.sylos.shell.command;

import org.sylos.engine.api.event.JournalEntry;
import org.sylos.shell.render.Format;
import org.sylos.shell.render.LogLine;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.LogListener;
import org.sylos.shell.session.RemoteWatch;

/** Shows what any migrations send to an address, until somebody has seen enough. */
final class Listening {
    private final Context context;
    private final JournalEntry.Level level;

    Listening(Context context, JournalEntry.Level level) {
        this.context = context;
        this.level = level;
    }

    ExitCode on(String address) throws InterruptedException {
        try (LogListener listener = LogListener.open(address)) {
            context.console().say("Listening on port " + listener.port() + ". Ctrl-C ends it.");
            RemoteWatch.End end = RemoteWatch.follow(context, listener::close, () -> show(listener));
            if (listener.ignored() > 0) {
                context.console().say(listener.ignored() + " datagrams were no entries of a log.");
            }
            return end == RemoteWatch.End.LEFT ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private boolean show(LogListener listener) {
        for (var received = listener.next(); received != null; received = listener.next()) {
            JournalEntry entry = received.entry();
            if (entry.level().code() >= level.code()) {
                Format format = context.settings().format();
                context.console()
                        .data(LogLine.sent(
                                received.migration(),
                                entry,
                                format,
                                context.console().outPalette(),
                                context.console().zone()));
            }
        }
        return false;
    }
}
