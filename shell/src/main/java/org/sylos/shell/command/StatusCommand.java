package org.sylos.shell.command;

import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.shell.render.DetailsView;
import org.sylos.shell.render.StatusView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows how a migration stands: phase, progress, where every node is, failures by class. */
@Command(
        name = "status",
        description = "Shows how a migration stands: phase, progress, where every node is, failures by class.",
        footer = {"  sylos status nas", "  sylos status nas --output json"})
final class StatusCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private String name = "";

    @Override
    ExitCode run(Context context) throws InterruptedException {
        MigrationDetails details = context.manager().details(name);
        if (details.runningPid() >= 0) {
            elsewhere(context, details);
            return ExitCode.DONE;
        }
        try {
            StatusView view = Reports.status(context.open(name));
            context.show(
                    view.text(context.console().outPalette(), context.console().zone()), view.document());
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.IN_USE) {
                throw e;
            }
            elsewhere(context, details);
            context.console().say("Another process has it open at the moment.");
        }
        return ExitCode.DONE;
    }

    private static void elsewhere(Context context, MigrationDetails details) {
        DetailsView view = new DetailsView(details);
        context.show(view.text(context.console().zone()), view.document());
    }
}
