package org.sylos.shell.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.engine.api.storage.StoreTables.FileFormat;
import org.sylos.engine.api.storage.StoreTables.Subject;
import org.sylos.shell.render.Format;
import org.sylos.shell.render.Text;
import org.sylos.shell.render.Units;
import org.sylos.shell.session.Cancelling;
import org.sylos.shell.session.ChosenFile;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Writes plan, failures or manifest as a file for other programs. */
@Command(
        name = "export",
        description = "Writes the plan, the failures or the manifest of a migration as CSV, JSON Lines or Parquet.",
        footer = {
            "  sylos export nas --what manifest --to manifest.parquet",
            "  sylos export nas --what failures --to failures.csv",
            "  sylos export nas --what plan --format jsonl | jq -r .path"
        })
final class ExportCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Option(
            names = "--what",
            required = true,
            paramLabel = "WHAT",
            description = "plan: every source node and what a copy would do, and what only the destination has;"
                    + " failures: what failed or drifted, and why; manifest: every source node with size, time,"
                    + " checksum and what became of it.")
    private Subject what = Subject.PLAN;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file; replaced when it is there, and only when the new one is whole. Default: standard"
                    + " output.")
    private @Nullable Path to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl or parquet. Default: by the end of the file's name, else by --output, else csv.")
    private @Nullable FileFormat format;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        FileFormat chosen = chosen(context.settings().format());
        Path target = to;
        if (target == null && chosen == FileFormat.PARQUET) {
            throw new ParameterException(spec().commandLine(), "Parquet goes to a file: give --to FILE");
        }
        try (StoreTables tables = context.tables(named.name())) {
            if (target == null) {
                print(context, tables, chosen);
            } else {
                AtomicLong rows = new AtomicLong();
                ChosenFile.write(target, file -> rows.set(Cancelling.export(context, tables, what, chosen, file)));
                context.console()
                        .say("Wrote " + Units.count(rows.get(), "row", "rows") + " to "
                                + Text.printable(target.toString()) + ".");
            }
        } catch (IOException e) {
            throw new SylosException(
                    "the export could not be written: " + reason(e), "check the folder and the room in it", e);
        }
        return ExitCode.DONE;
    }

    /** What was asked for most plainly decides. */
    private FileFormat chosen(Format output) {
        if (format != null) {
            return format;
        }
        FileFormat named = to == null ? null : named(to.toString());
        if (named != null) {
            return named;
        }
        return switch (output) {
            case TABLE, CSV -> FileFormat.CSV;
            case JSONL -> FileFormat.JSONL;
            case JSON ->
                throw new ParameterException(
                        spec().commandLine(), "an export is no single JSON value: give --format jsonl, csv or parquet");
        };
    }

    private static @Nullable FileFormat named(String file) {
        if (file.endsWith(".parquet")) {
            return FileFormat.PARQUET;
        }
        if (file.endsWith(".jsonl") || file.endsWith(".ndjson")) {
            return FileFormat.JSONL;
        }
        return file.endsWith(".csv") ? FileFormat.CSV : null;
    }

    private void print(Context context, StoreTables tables, FileFormat chosen)
            throws IOException, InterruptedException {
        Path part = Files.createTempFile("sylos-export-", ".part");
        try {
            Cancelling.export(context, tables, what, chosen, part);
            Files.copy(part, context.console().out());
            context.console().out().flush();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        String file = e instanceof FileSystemException known && known.getFile() != null ? known.getFile() + ": " : "";
        return file + (reason == null ? e.getClass().getSimpleName() : reason);
    }
}
