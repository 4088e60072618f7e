package org.sylos.shell.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.RemoteRun;
import org.sylos.shell.render.Format;
import org.sylos.shell.render.LogLine;
import org.sylos.shell.render.Output;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.RemoteWatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Shows the latest entries of a migration's log, and those to come. */
@Command(
        name = "log",
        description = "Shows the latest entries of a migration's log, and those to come.",
        footer = {
            "  sylos log nas",
            "  sylos log nas --level warning -n 200",
            "  sylos log nas --follow",
            "  sylos log nas --level trace --output jsonl",
            "  sylos log --listen 5140"
        })
final class LogCommand extends Verb {
    private static final int MOST_FROM_ELSEWHERE = 1000;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private @Nullable String name;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            defaultValue = "info",
            description = "Least level: trace, debug, info, warning, error or critical. Default: ${DEFAULT-VALUE}.")
    private JournalEntry.Level level = JournalEntry.Level.INFO;

    @Option(
            names = {"-n", "--number"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many entries, the latest ones; of a run in another process 1000 at most. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int number;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what a run in another process adds, until that ends. Ctrl-C ends the following"
                    + " alone.")
    private boolean follow;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Instead of a migration's log, show what any migrations send to this address (see"
                    + " --log-address): host:port, or a port of this machine. Ends with Ctrl-C.")
    private @Nullable String address;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        if (address != null) {
            if (name != null) {
                throw new ParameterException(spec().commandLine(), "--listen shows the logs of all, not that of one");
            }
            return new Listening(context, level).on(address);
        }
        if (name == null) {
            throw new ParameterException(spec().commandLine(), "name a migration, or an address with --listen");
        }
        return run(context, name);
    }

    private ExitCode run(Context context, String migration) throws InterruptedException {
        if (number < 1) {
            throw new ParameterException(spec().commandLine(), "--number is 1 or more, and not " + number);
        }
        Optional<RemoteRun> attached = context.manager().attach(migration);
        if (attached.isEmpty()) {
            show(context, context.open(migration).log(level, number));
            if (follow) {
                context.console().say("No other process can be followed; this is all there is.");
            }
            return ExitCode.DONE;
        }
        try (RemoteRun run = attached.get()) {
            List<NumberedEntry> latest = run.log(level, Math.min(number, MOST_FROM_ELSEWHERE));
            if (!follow) {
                show(context, latest);
                return ExitCode.DONE;
            }
            return follow(context, run, latest);
        }
    }

    private void show(Context context, List<NumberedEntry> entries) {
        if (entries.isEmpty() && !context.settings().format().machine()) {
            context.console().say("There are no entries of this level.");
        } else {
            context.show(LogLine.listing(entries));
        }
    }

    private ExitCode follow(Context context, RemoteRun run, List<NumberedEntry> latest) throws InterruptedException {
        if (context.settings().format() == Format.CSV) {
            context.console()
                    .data(Output.listing(
                            LogLine.listing(List.of()),
                            Format.CSV,
                            context.console().outPalette(),
                            0,
                            context.console().zone()));
        }
        latest.forEach(entry -> line(context, run::close, entry));
        long after = latest.isEmpty() ? 0 : latest.get(latest.size() - 1).sequence();
        RemoteWatch.End end = RemoteWatch.follow(
                context, run::close, () -> run.follow(level, after, entry -> line(context, run::close, entry)));
        return switch (end) {
            case ENDED, UNREAD -> ExitCode.DONE;
            case LEFT -> ExitCode.INTERRUPTED;
            case DIED -> {
                context.console().say("The process that ran it is gone.");
                yield ExitCode.SUSPENDED;
            }
        };
    }

    private static void line(Context context, Runnable leave, NumberedEntry entry) {
        RemoteWatch.data(
                context,
                leave,
                LogLine.line(
                        entry,
                        context.settings().format(),
                        context.console().outPalette(),
                        context.console().zone()));
    }
}
