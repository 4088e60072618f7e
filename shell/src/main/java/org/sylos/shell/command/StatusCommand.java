package org.sylos.shell.command;

import java.util.Optional;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.RemoteRun;
import org.sylos.shell.render.DetailsView;
import org.sylos.shell.render.Document;
import org.sylos.shell.render.Format;
import org.sylos.shell.render.SnapshotView;
import org.sylos.shell.render.StatusView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.RemoteWatch;
import org.sylos.shell.session.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows how a migration stands: phase, progress, where every node is, failures by class. */
@Command(
        name = "status",
        description = "Shows how a migration stands: phase, progress, where every node is, failures by class.",
        footer = {
            "  sylos status nas",
            "  sylos status nas --watch",
            "  sylos status nas --watch --output jsonl",
            "  sylos status nas --output json"
        })
final class StatusCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Option(
            names = {"-w", "--watch"},
            description = "Follow a run in another terminal until it ends. Ctrl-C ends the watching alone. As jsonl:"
                    + " one object whenever something changed.")
    private boolean watch;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Format format = context.settings().format();
        if (watch && format.machine() && format != Format.JSONL) {
            throw new ParameterException(spec().commandLine(), "--watch writes jsonl, or what people read");
        }
        Optional<RemoteRun> attached = context.manager().attach(named.name());
        if (attached.isPresent()) {
            try (RemoteRun run = attached.get()) {
                return watch ? new RemoteWatch(context).watch(run) : elsewhere(context, run);
            }
        }
        if (watch) {
            context.console().say("No other process can be followed; this is how it stands.");
        }
        return here(context);
    }

    private ExitCode elsewhere(Context context, RemoteRun run) throws InterruptedException {
        DetailsView details = new DetailsView(context.manager().details(named.name()));
        SnapshotView live = new SnapshotView(run.snapshot());
        Document.Builder document = Document.builder();
        details.document().facts().forEach((fact, value) -> {
            if (!fact.equals("progress")) {
                document.put(fact, value);
            }
        });
        context.show(
                details.head(context.console().zone()) + "\n"
                        + live.text(
                                context.console().outPalette(),
                                context.console().zone()),
                document.put("run", live.document()).build());
        return ExitCode.DONE;
    }

    private ExitCode here(Context context) {
        MigrationDetails details = context.manager().details(named.name());
        if (details.runningPid() >= 0) {
            asWritten(context, details);
            return ExitCode.DONE;
        }
        try {
            StatusView view = Reports.status(context.open(named.name()));
            context.show(
                    view.text(context.console().outPalette(), context.console().zone()), view.document());
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.IN_USE) {
                throw e;
            }
            asWritten(context, details);
            context.console().say("Another process has it open at the moment.");
        }
        return ExitCode.DONE;
    }

    private static void asWritten(Context context, MigrationDetails details) {
        DetailsView view = new DetailsView(details);
        context.show(view.text(context.console().zone()), view.document());
    }
}
