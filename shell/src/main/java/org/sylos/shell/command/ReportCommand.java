package org.sylos.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.render.ReportPage;
import org.sylos.shell.render.ReportView;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.ChosenFile;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what became of a migration, and what to do about what failed. */
@Command(
        name = "report",
        description = "Tells what became of a migration: outcome, balance, times, and what to do about what failed.",
        footer = {"  sylos report nas", "  sylos report nas --html report.html", "  sylos report nas --output json"})
final class ReportCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write it as one page of HTML, with the first 1,000 failed nodes, which needs nothing else.")
    private @Nullable Path html;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ReportView report = Reports.report(context.open(named.name()));
        Path file = html;
        if (file == null) {
            context.show(
                    report.text(
                            context.console().outPalette(), context.console().zone()),
                    report.document());
        } else {
            write(ReportPage.of(report, context.console().zone()), file);
            context.console().say("Wrote " + Text.printable(file.toString()) + ".");
        }
        return ExitCode.DONE;
    }

    private static void write(String page, Path file) throws InterruptedException {
        try {
            ChosenFile.write(file, part -> Files.writeString(part, page, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SylosException(
                    "the report " + file + " could not be written: "
                            + e.getClass().getSimpleName() + " " + e.getMessage(),
                    "check the folder and the room in it",
                    e);
        }
    }
}
