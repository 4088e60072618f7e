package org.sylos.shell.command;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.ReviewCondition.CopyIs;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.Review;
import org.sylos.shell.render.CounterLine;
import org.sylos.shell.render.PlanView;
import org.sylos.shell.render.RowListing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Reports;

/** The nodes of a plan, action by action. */
final class PlanNodes {
    private static final Condition PENDING = new CopyIs(Set.of(CopyStatus.PENDING));
    private static final Condition FOLDER = new KindIs(Set.of(NodeKind.FOLDER));
    private static final Condition NEW = new MissingOn(Side.DST);

    private PlanNodes() {}

    /** What an action asks of a node. */
    static Condition of(PlanAction action) {
        return switch (action) {
            case CREATE_FOLDER -> new All(List.of(PENDING, FOLDER));
            case CREATE_FILE -> new All(List.of(PENDING, new Not(FOLDER), NEW));
            case OVERWRITE -> new All(List.of(PENDING, new Not(FOLDER), new Not(NEW)));
            case KEEP -> new CopyIs(Set.of(CopyStatus.ALREADY_EXISTS, CopyStatus.SUCCESSFUL));
            case EXCLUDE -> new Excluded();
            case FAIL -> new CopyIs(Set.of(CopyStatus.FAILED, CopyStatus.DRIFTED));
            case DST_ONLY -> new MissingOn(Side.SRC);
        };
    }

    /** What is below a folder; below the root, the root as well. */
    private static ReviewPage search(Review review, Condition condition, String folder, ReviewPage.Request page) {
        return folder.equals("/") ? review.search(condition, page) : review.search(condition, folder, page);
    }

    /** Prints the plan alone. */
    static void printTotals(Context context, Migration migration, String folder) {
        PlanView plan = Reports.planInDetail(migration, folder);
        context.show(plan.text(context.console().outPalette()), plan.document());
    }

    /**
     * Prints the plan, and the nodes of some actions below a folder, one action after the other; of all but what is kept when none
     * are named.
     */
    static void print(Context context, Migration migration, String folder, List<PlanAction> actions, PageOptions pages)
            throws InterruptedException {
        PlanView plan = Reports.planInDetail(migration, folder);
        if (!context.settings().format().machine()) {
            context.console().data(plan.text(context.console().outPalette()) + "\n");
        }
        RowPrinter printer = new RowPrinter(context, RowListing.PATHS_LONG);
        for (PlanAction action : actions.isEmpty() ? Arrays.asList(PlanAction.values()) : actions) {
            if (!actions.isEmpty() || action != PlanAction.KEEP) {
                printer.print(
                        action.label(),
                        pages.order(ReviewOrder.FOUND),
                        pages,
                        page -> search(migration.review(), of(action), folder, page));
            }
        }
        printer.end();
        Tally byHand = plan.report().totals().excludedByHand();
        context.console()
                .say(CounterLine.amount(plan.report().totals().toCopy(), "to copy")
                        + (byHand.nodes() == 0 ? "" : "; " + CounterLine.amount(byHand, "excluded by hand"))
                        + "; digest " + plan.report().digest() + ".");
    }

    /** The names of the actions, for completion. */
    static final class Words extends WordList {
        Words() {
            super(Arrays.stream(PlanAction.values()).map(PlanAction::label).toList());
        }
    }
}
