package org.sylos.shell.command;

import java.util.List;
import java.util.Optional;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.DecisionRecord.Action;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.HandExclusion;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.Review;
import org.sylos.engine.core.Reviewer;
import org.sylos.shell.render.CounterLine;
import org.sylos.shell.render.DecisionView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.terminal.Console.Answer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Leaves nodes out by hand, or takes them in again, and says what came of it. */
final class Deciding {
    /** Of more paths than this, what keeps them out is only counted. */
    private static final int EXPLAINED = 5;

    private final Context context;
    private final CommandSpec verb;
    private final DecisionMixin asked;
    private final ReviewPlace place;
    private final Review review;

    Deciding(Context context, CommandSpec verb, DecisionMixin asked) throws InterruptedException {
        this.context = context;
        this.verb = verb;
        this.asked = asked;
        place = asked.place(context);
        review = place.review();
    }

    /**
     * Makes the change, after asking where it reaches far.
     *
     * @param below what is below folders: whether it is left out, or taken in even where it was left out by itself
     */
    ExitCode run(Action action, boolean below) {
        ReviewSelection selection = asked.selection(place);
        if (!asked.rehearsal() && asked.sweeping(place) && !context.settings().yes()) {
            Optional<ExitCode> stopped =
                    confirm(action, review.rehearse(action, selection, below).changed());
            if (stopped.isPresent()) {
                return stopped.get();
            }
        }
        ExclusionChange change =
                asked.rehearsal() ? review.rehearse(action, selection, below) : carryOut(action, selection, below);
        Tally left = place.migration().inspect().plan().toCopy();
        DecisionView view = new DecisionView(action, change, asked.rehearsal(), left);
        context.show(view.text(), view.document());
        if (action == Action.INCLUDE && change.stillExcluded() > 0) {
            explain(selection);
        }
        return ExitCode.DONE;
    }

    /** Shows what each rule of a file would leave out by itself, and all of them together. */
    ExitCode preview(boolean below) throws InterruptedException {
        long folder = asked.selection(place) instanceof ReviewSelection.Matching matching ? matching.below() : 0;
        new RulePreview(context, review, folder, below)
                .show(asked.rules().onlyRules().orElseThrow());
        return ExitCode.DONE;
    }

    private ExclusionChange carryOut(Action action, ReviewSelection selection, boolean below) {
        Reviewer by = new Reviewer(System.getProperty("user.name"), asked.reason(), asked.subject(place));
        return action == Action.EXCLUDE ? review.exclude(selection, below, by) : review.include(selection, below, by);
    }

    /** What to end with when it is not to be done. */
    private Optional<ExitCode> confirm(Action action, Tally changed) {
        String what = action == Action.EXCLUDE ? "Leave out " : "Take in again ";
        if (!context.console().canAsk()) {
            throw new ParameterException(
                    verb.commandLine(),
                    "there is nobody to ask whether " + CounterLine.tally(changed) + " may be "
                            + (action == Action.EXCLUDE ? "left out" : "taken in again")
                            + ": give --yes, or --dry-run");
        }
        Answer answer = context.console().confirm(what + CounterLine.tally(changed) + "?");
        if (answer == Answer.YES) {
            return Optional.empty();
        }
        context.console().say("Nothing was changed.");
        return Optional.of(answer == Answer.NONE ? ExitCode.INTERRUPTED : ExitCode.DONE);
    }

    /** Says what keeps nodes out that were to be taken in. */
    private void explain(ReviewSelection selection) {
        List<Long> ids = selection instanceof ReviewSelection.Nodes nodes
                ? nodes.srcIds().stream().sorted().limit(EXPLAINED).toList()
                : List.of();
        for (long id : ids) {
            List<HandExclusion> above = review.exclusionsOf(id).stream()
                    .filter(exclusion -> exclusion.id() != id)
                    .toList();
            if (!above.isEmpty()) {
                HandExclusion top = above.get(above.size() - 1);
                review.row(Side.SRC, id)
                        .ifPresent(row -> context.console()
                                .say(DecisionView.keptOut(
                                        row.path(),
                                        top,
                                        context.command(
                                                "include", place.migration().name(), top.path()))));
            }
        }
        if (ids.isEmpty()) {
            context.console()
                    .say("To see them: "
                            + context.command("find", place.migration().name(), "--status", "excluded_inherited"));
        }
    }
}
