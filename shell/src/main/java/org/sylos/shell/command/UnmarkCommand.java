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

/** Takes marks back. */
@Command(
        name = "unmark",
        description = "Takes back that nodes are to be listed or copied again.",
        footer = {
            "  sylos unmark nas /photos/2024",
            "  sylos unmark nas --all --copy",
            "",
            "What was to be copied again gets the status that it had before."
        })
final class UnmarkCommand extends Verb {
    @Mixin
    private MarkingMixin asked;

    @Option(names = "--all", description = "Every mark.")
    private boolean all;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        ReviewPlace place = asked.place(context, all);
        RetryMarks marks = place.migration().retries();
        Map<RetryKind, RetryChange> changes = new EnumMap<>(RetryKind.class);
        if (all) {
            asked.kinds().forEach(kind -> changes.put(kind, marks.unmarkAll(kind)));
        } else {
            asked.chosen(place).forEach((kind, ids) -> changes.put(kind, marks.unmark(kind, Side.SRC, ids)));
        }
        MarkingView view = new MarkingView(false, changes);
        context.show(view.text(), view.document());
        return ExitCode.DONE;
    }
}
