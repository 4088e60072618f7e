package org.sylos.shell.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.engine.api.storage.StoreTables.FileFormat;
import org.sylos.engine.api.storage.StoreTables.Subject;
import org.sylos.shell.render.Text;
import org.sylos.shell.render.Units;
import org.sylos.shell.session.Cancelling;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

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
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private String name = "";

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
            description = "csv, jsonl or parquet. Default: by the end of the file's name, else csv.")
    private @Nullable FileFormat format;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        FileFormat chosen = chosen();
        Path target = to;
        if (target == null && chosen == FileFormat.PARQUET) {
            throw new ParameterException(spec().commandLine(), "Parquet goes to a file: give --to FILE");
        }
        try (StoreTables tables = context.manager().tables(name)) {
            if (target == null) {
                print(context, tables, chosen);
            } else {
                long rows = replace(context, tables, chosen, target.toAbsolutePath());
                context.console()
                        .say("Wrote " + Units.count(rows, "row", "rows") + " to " + Text.printable(target.toString())
                                + ".");
            }
        } catch (IOException e) {
            throw new SylosException(
                    "the export could not be written: " + reason(e), "check the folder and the room in it", e);
        }
        return ExitCode.DONE;
    }

    private FileFormat chosen() {
        if (format != null || to == null) {
            return format == null ? FileFormat.CSV : format;
        }
        String file = to.toString();
        return file.endsWith(".parquet")
                ? FileFormat.PARQUET
                : file.endsWith(".jsonl") || file.endsWith(".ndjson") ? FileFormat.JSONL : FileFormat.CSV;
    }

    /** Under another name first: what has the right name is whole. */
    private long replace(Context context, StoreTables tables, FileFormat chosen, Path target)
            throws IOException, InterruptedException {
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder");
        }
        Path part = Files.createTempFile(folder, ".sylos-export-", ".part");
        try {
            long rows = Cancelling.export(context, tables, what, chosen, part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(part);
        }
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
