package org.sylos.shell.command;

import java.time.Duration;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.shell.render.Format;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How the values of options are read that are no plain texts or numbers. */
final class Converters {
    private Converters() {}

    /** Has a command line with all its verbs read values in these ways. */
    static void register(CommandLine line) {
        Enums.register(line, Format.class);
        Enums.register(line, CompareMode.class);
        Enums.register(line, JournalEntry.Level.class);
        Enums.register(line, PlaceOptions.LinkPolicy.class);
        Enums.register(line, PageOptions.Sort.class);
        Enums.register(line, NodeOptions.Kind.class);
        Enums.register(line, NodeOptions.Where.class);
        Enums.register(line, ReviewStatus.class);
        Enums.register(line, PlanAction.class);
        Enums.register(line, CompletionCommand.What.class);
        Enums.register(line, StoreTables.Subject.class);
        Enums.register(line, StoreTables.FileFormat.class);
        Enums.register(line, QueueMetrics.Queue.class, QueueMetrics.Queue::label);
        line.registerConverter(Duration.class, text -> {
            try {
                return ProviderConfig.parseDuration(text);
            } catch (ConfigException e) {
                throw new TypeConversionException(
                        e.getMessage() + e.hint().map(hint -> ": " + hint).orElse(""));
            }
        });
    }
}
