package org.sylos.shell.review;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.Review;
import org.sylos.engine.core.Reviewer;
import org.sylos.shell.render.Units;

/** Carries tasks out and words what came of them. */
final class Tasks {
    private final Desk desk;

    Tasks(Desk desk) {
        this.desk = desk;
    }

    /** Does it, and answers what the model is to be told. */
    Consumer<Model> carryOut(Task task) {
        if (task instanceof Task.Exclude exclude) {
            ExclusionChange change =
                    desk.review().exclude(only(exclude.row()), true, by(exclude.row(), exclude.reason()));
            return changed("Left out: " + amount(change) + ".");
        }
        if (task instanceof Task.Include include) {
            ExclusionChange change =
                    desk.review().include(only(include.row()), false, by(include.row(), include.reason()));
            return changed("Taken in again: " + amount(change) + "."
                    + (change.stillExcluded() > 0 ? " A folder above is still left out." : ""));
        }
        if (task instanceof Task.Mark mark) {
            return mark(mark.row());
        }
        if (task instanceof Task.Unmark unmark) {
            return unmark(unmark.row());
        }
        if (task instanceof Task.Details details) {
            List<String> lines = DetailsText.lines(details.row(), java.util.Optional.of(history(details.row())));
            return model -> model.detailed(RowId.of(details.row()), lines);
        }
        if (task instanceof Task.Locate locate) {
            return locate(locate.row());
        }
        Phase phase = desk.phase();
        boolean changeable = desk.review().isChangeable();
        return model -> model.standing(phase.label(), changeable);
    }

    private static ReviewSelection only(ReviewRow row) {
        return new ReviewSelection.Nodes(Set.of(row.srcId()));
    }

    private Reviewer by(ReviewRow row, String reason) {
        return new Reviewer(desk.user(), reason, row.path());
    }

    private static String amount(ExclusionChange change) {
        return Units.count(change.changed().nodes(), "node", "nodes") + ", "
                + Units.bytes(change.changed().bytes());
    }

    private static Consumer<Model> changed(String message) {
        return model -> {
            model.refresh();
            model.say(message);
        };
    }

    /** Which mark fits: a folder whose listing failed is listed again, what was or can't be copied is copied again. */
    private Consumer<Model> mark(ReviewRow row) {
        if (row.isFolder() && (listingFailed(row.src()) || listingFailed(row.dst()))) {
            Side side = listingFailed(row.src()) ? Side.SRC : Side.DST;
            long id = side == Side.SRC ? row.srcId() : row.dstId();
            return marked(desk.retries().mark(RetryKind.DISCOVERY, side, Set.of(id)), "Will be listed again: ");
        }
        if (row.srcId() == 0) {
            return model -> model.say("Only the destination has it: there is nothing to try again.");
        }
        if (row.isFolder() && row.copy() == CopyStatus.PENDING) {
            return marked(
                    desk.retries().mark(RetryKind.DISCOVERY, Side.SRC, Set.of(row.srcId())), "Will be listed again: ");
        }
        return marked(desk.retries().mark(RetryKind.COPY, Side.SRC, Set.of(row.srcId())), "Will be copied again: ");
    }

    private static boolean listingFailed(ReviewRow.@org.jspecify.annotations.Nullable Half half) {
        return half != null && half.traversal() == TraversalStatus.FAILED;
    }

    private static Consumer<Model> marked(RetryChange change, String what) {
        return change.changed() == 0
                ? model -> model.say(
                        change.refused() > 0 ? "It cannot be marked to be tried again." : "It is marked already.")
                : changed(what + Units.count(change.changed(), "node", "nodes") + ".");
    }

    private Consumer<Model> unmark(ReviewRow row) {
        long changed = 0;
        if (row.srcId() != 0) {
            for (RetryKind kind : RetryKind.values()) {
                changed += desk.retries()
                        .unmark(kind, Side.SRC, Set.of(row.srcId()))
                        .changed();
            }
        }
        if (row.dstId() != 0) {
            changed += desk.retries()
                    .unmark(RetryKind.DISCOVERY, Side.DST, Set.of(row.dstId()))
                    .changed();
        }
        return changed == 0
                ? model -> model.say("It was not marked.")
                : changed("Marks taken back: " + Units.count(changed) + ".");
    }

    private History history(ReviewRow row) {
        List<AttemptRecord> src = row.srcId() == 0 ? List.of() : desk.attempts(Side.SRC, row.srcId());
        List<AttemptRecord> dst = row.dstId() == 0 ? List.of() : desk.attempts(Side.DST, row.dstId());
        Review review = desk.review();
        return new History(src, dst, row.srcId() == 0 ? List.of() : review.exclusionsOf(row.srcId()));
    }

    private Consumer<Model> locate(ReviewRow row) {
        int slash = row.path().lastIndexOf('/');
        return desk.review()
                .row(slash <= 0 ? "/" : row.path().substring(0, slash))
                .filter(folder -> folder.srcId() != 0)
                .<Consumer<Model>>map(
                        folder -> model -> model.open(Place.folder(folder.srcId(), folder.path()), RowId.of(row)))
                .orElse(model -> model.say("Its folder is not there any more."));
    }
}
