package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the latest entries of a migration's log. */
@Command(
        name = "log",
        description = "Shows the latest entries of a migration's log.",
        footer = {
            "  sylos log nas",
            "  sylos log nas --level warning -n 200",
            "  sylos log nas --level trace --output jsonl"
        })
final class LogCommand extends Verb {
    private static final List<Column> COLUMNS = List.of(
            Column.of("sequence", "NO", Column.Kind.NUMBER),
            Column.of("at", "TIME", Column.Kind.TIME),
            Column.text("level", "LEVEL"),
            Column.text("component", "PART"),
            Column.text("node", "NODE"),
            Column.text("message", "MESSAGE"));

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private String name = "";

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
            description = "How many entries, the latest ones. Default: ${DEFAULT-VALUE}.")
    private int number;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (NumberedEntry numbered : context.open(name).log(level, number)) {
            JournalEntry entry = numbered.entry();
            rows.add(Arrays.asList(
                    numbered.sequence(),
                    entry.at(),
                    entry.level().name().toLowerCase(Locale.ROOT),
                    entry.component(),
                    entry.node(),
                    entry.message()));
        }
        if (rows.isEmpty() && !context.settings().format().machine()) {
            context.console().say("There are no entries of this level.");
        } else {
            context.show(new Listing(COLUMNS, rows));
        }
        return ExitCode.DONE;
    }
}
