package org.sylos.engine.core.internal.lifecycle;

import java.util.function.Predicate;
import org.sylos.engine.api.Phase;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.PlanReport;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;

/**
 * Everything that a migration has to do, in the thread that asks: discover or go on, have the plan approved, copy and verify.
 *
 * @param closeWhenDone whether the migration is closed once it is complete
 */
record WholeJob(Migration migration, boolean closeWhenDone) {
    RunResult carryOut(Predicate<PlanReport> approval, String approvedBy) throws InterruptedException {
        RunResult last = await(migration.phase() == Phase.SUSPENDED ? migration.resume() : migration.startTraversal());
        if (last.outcome() == RunOutcome.NEEDS_REVIEW) {
            PlanReport plan = migration.plan();
            if (!plan.nothingToDo() && !approval.test(plan)) {
                return last;
            }
            migration.approvePlan(approvedBy, plan.digest());
            last = await(migration.startCopy(approvedBy));
        }
        if (last.outcome() == RunOutcome.COMPLETED && closeWhenDone) {
            migration.close();
        }
        return last;
    }

    /** An interrupt of whoever waits suspends the run: nobody would wait for it any more. */
    private static RunResult await(RunController controller) throws InterruptedException {
        try {
            return controller.result();
        } catch (InterruptedException e) {
            controller.shutdown();
            throw e;
        }
    }
}
