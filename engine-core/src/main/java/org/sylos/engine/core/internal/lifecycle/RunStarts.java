package org.sylos.engine.core.internal.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.storage.SweepStart;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.phase.Standing;
import org.sylos.engine.core.internal.plan.Approvals;
import org.sylos.engine.core.internal.words.Amount;

/**
 * How each kind of run begins: in which phases it may, what has to be so, and what it moves before its first task. All of it
 * passes the gate of {@link Runs}. Thread-safe.
 */
final class RunStarts {
    private static final String DISCOVERY = "discovery";
    private static final String COPY = "copy";

    private final MigrationBase base;
    private final Runs runs;
    private final Approvals approvals;
    private final Readiness readiness;
    private final Standing standing;

    RunStarts(MigrationBase base, Runs runs, Approvals approvals) {
        this.base = base;
        this.runs = runs;
        this.approvals = approvals;
        this.readiness = new Readiness(base);
        this.standing = base.standing();
    }

    RunController discovery() {
        return runs.pass(
                "start the discovery", Set.of(Phase.CREATED, Phase.FILTERS_SET, Phase.REVIEW, Phase.COMPLETED), () -> {
                    readiness.requireFit();
                    return runs.begin(DISCOVERY, this::moveToDiscovery, run -> new RunSteps(base, run).traverse());
                });
    }

    private void moveToDiscovery() {
        Phase from = standing.phase();
        if (from == Phase.CREATED || from == Phase.FILTERS_SET) {
            readiness.requireRoots();
            standing.move(Phase.TRAVERSING, "discovery started");
        } else {
            readiness.requireSourceRoot();
            base.verification(VerificationRun.NONE);
            standing.moveToNewPass("discovery started anew");
        }
        base.reviewedPlan().forget();
    }

    RunController sweep() {
        return runs.pass("start a retry sweep", Set.of(Phase.REVIEW), () -> {
            if (base.store().retries().foldersToSweep() == 0) {
                throw new SylosException(
                        "there is nothing to list again in '" + base.name()
                                + "': nothing failed to be listed or is marked for it",
                        "mark the folders that are to be listed again, or start the copy",
                        null);
            }
            readiness.requireFit();
            return runs.begin(DISCOVERY, this::moveToSweep, run -> new RunSteps(base, run).traverse());
        });
    }

    private void moveToSweep() {
        readiness.requireSourceRoot();
        base.verification(VerificationRun.NONE);
        SweepStart start = standing.moveToSweep("retry sweep started");
        base.reviewedPlan().forget();
        base.journal()
                .add(
                        Level.INFO,
                        DISCOVERY,
                        null,
                        "the retry sweep lists " + Amount.of(start.folders(), "folder") + " again from level "
                                + start.smallestDepth() + " on; forgotten below: "
                                + Amount.of(start.srcRemoved(), "node") + " of SRC, " + start.dstRemoved() + " of DST");
    }

    RunController copy(String approvedBy) {
        return runs.pass("start the copy", Set.of(Phase.REVIEW), () -> {
            readiness.requireFit();
            return runs.begin(COPY, () -> moveToCopy(approvedBy), run -> new RunSteps(base, run).copy());
        });
    }

    private void moveToCopy(String approvedBy) {
        String digest = approvals.approveStarted(approvedBy);
        base.verification(VerificationRun.NONE);
        standing.move(Phase.COPYING, "the plan " + digest + " was approved by " + approvedBy);
    }

    RunController verification(List<String> levels) {
        return runs.pass("verify", Set.of(Phase.REVIEW, Phase.COMPLETED), () -> {
            Map<String, Verifier> verifiers = base.parts().verifiers(levels);
            readiness.requireFit();
            return runs.begin(
                    "verify",
                    () -> base.verification(VerificationRun.RUNNING),
                    run -> new RunSteps(base, run).verifyAgain(verifiers));
        });
    }

    /** Goes on with the run that was suspended. */
    RunController again() {
        return runs.pass("resume", Set.of(Phase.SUSPENDED), () -> {
            readiness.requireFit();
            if (standing.record().returnTo() == Phase.TRAVERSING) {
                return runs.begin(
                        DISCOVERY,
                        () -> standing.move(Phase.TRAVERSING, "discovery resumed"),
                        run -> new RunSteps(base, run).traverse());
            }
            return runs.begin(
                    COPY, () -> standing.move(Phase.COPYING, "copy resumed"), run -> new RunSteps(base, run).copy());
        });
    }
}
