package org.sylos.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.ListingStream;
import org.sylos.shell.session.Cancelling;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Pager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Answers questions about a migration in SQL. */
@Command(
        name = "sql",
        description = {
            "Answers a question about a migration in SQL; nothing can be changed, and no other file be reached.",
            "Views: nodes, plan, manifest, failures, attempts, decisions, renames, findings,"
                    + " journal, metrics, phases; DESCRIBE tells the columns."
        },
        footer = {
            "  sylos sql nas 'SELECT class, count(*) FROM failures GROUP BY class'",
            "  sylos sql nas 'FROM plan WHERE size > 1e9' --output csv",
            "  sylos sql nas 'DESCRIBE nodes'",
            "  sylos sql nas < question.sql"
        })
final class SqlCommand extends Verb {
    private static final int AT_ONCE = 200;

    @Mixin
    private NameMixin named;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "QUERY",
            description = "The question. Default: what stands on standard input, if that is no terminal.")
    private @Nullable String query;

    @Option(names = "--no-pager", description = "On a terminal, do not stop after each page. Default: stop.")
    private boolean noPager;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        String text = query == null ? standardInput(context) : query;
        try (StoreTables tables = context.tables(named.name());
                Pager pager = Pager.of(context, !noPager)) {
            Printer printer = new Printer(context, pager);
            try {
                Cancelling.query(context, tables, text, printer);
                printer.end();
            } catch (Pager.Enough e) {
                return ExitCode.DONE;
            }
        }
        return ExitCode.DONE;
    }

    private String standardInput(Context context) {
        if (context.console().tty().in() || context.interactive()) {
            throw new ParameterException(spec().commandLine(), "which question? Give it after the name, in quotes");
        }
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    /** Writes rows as they come, some at a time. */
    private static final class Printer implements StoreTables.Rows {
        private final Context context;
        private final Pager pager;
        private final List<List<@Nullable Object>> waiting = new ArrayList<>();
        private @Nullable ListingStream listing;

        Printer(Context context, Pager pager) {
            this.context = context;
            this.pager = pager;
        }

        @Override
        public void begin(List<String> columns) {
            listing = new ListingStream(
                    columns.stream().map(name -> Column.text(name, name)).toList(),
                    context.settings().format(),
                    context.console().outPalette(),
                    context.console().dataWidth(),
                    context.console().zone(),
                    pager::write);
        }

        @Override
        public void row(List<@Nullable Object> values) {
            waiting.add(values);
            if (waiting.size() >= AT_ONCE) {
                flush();
            }
        }

        private void flush() {
            ListingStream stream = listing;
            if (stream != null) {
                stream.add(waiting);
            }
            waiting.clear();
        }

        void end() {
            flush();
            ListingStream stream = listing;
            if (stream != null) {
                stream.end();
            }
        }
    }
}
