package org.sylos.shell.command;

import java.util.EnumMap;
import java.util.Map;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.core.RetryMarks;
import org.sylos.shell.render.MarkingView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Marks nodes to be tried again. */
@Command(
        name = "mark",
        description = "Marks nodes to be listed or copied again.",
        footer = {
            "  sylos mark nas /photos/2024                   list this folder again, and all below it",
            "  sylos mark nas /photos/a.jpg /notes.txt       copy these files again",
            "  sylos mark nas --failed                       try everything again that failed",
            "",
            "What is to be listed again is listed by 'sylos retry', what is to be copied again by",
            "'sylos copy'. 'sylos unmark' takes marks back."
        })
final class MarkCommand extends Verb {
    @Mixin
    private MarkingMixin asked;

    @Option(names = "--failed", description = "Everything that failed and can be tried again.")
    private boolean failed;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ReviewPlace place = asked.place(context, failed);
        RetryMarks marks = place.migration().retries();
        Map<RetryKind, RetryChange> changes = new EnumMap<>(RetryKind.class);
        if (failed) {
            asked.kinds().forEach(kind -> changes.put(kind, marks.markFailed(kind)));
        } else {
            asked.chosen(place).forEach((kind, ids) -> changes.put(kind, marks.mark(kind, Side.SRC, ids)));
        }
        MarkingView view = new MarkingView(true, changes);
        context.show(view.text(), view.document());
        if (marks.foldersToSweep() > 0) {
            context.console()
                    .say("To list again: "
                            + context.command("retry", place.migration().name()));
        } else if (marks.count(RetryKind.COPY) > 0) {
            context.console()
                    .say("To copy again: "
                            + context.command("copy", place.migration().name()));
        }
        return ExitCode.DONE;
    }
}
