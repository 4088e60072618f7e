package org.sylos.engine.core.internal.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.copy.Copy;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.traverse.Discovery;
import org.sylos.engine.core.internal.verify.Verification;

/** The steps of a run, each ending in the phase that fits what it left behind. */
final class RunSteps {
    private final MigrationBase base;
    private final RunContext run;

    RunSteps(MigrationBase base, RunContext run) {
        this.base = base;
        this.run = run;
    }

    RunResult traverse() throws InterruptedException {
        new Readiness(base).seedRoots();
        if (!new Discovery(run).run()) {
            return suspended();
        }
        base.reviewedPlan().recordAnew();
        base.standing().move(Phase.REVIEW, "discovery ended");
        return new RunResult(Phase.REVIEW, RunOutcome.NEEDS_REVIEW, balance(), List.of(), List.of());
    }

    RunResult copy() throws InterruptedException {
        if (!new Copy(run).run()) {
            return suspended();
        }
        Verification verification = new Verification(
                run, base.parts().verifiers(run.options().verification().levels()));
        if (!verification.run(false, true)) {
            return suspended();
        }
        run.store().checkpoint();
        List<VerificationSummary> summaries = verification.summaries();
        List<String> faults = verification.faultsInCounts();
        Balance balance = balance();
        RunOutcome outcome = RunResults.ofCopy(balance, summaries, faults);
        Phase phase = RunResults.phaseAfterCopy(outcome);
        if (phase == Phase.REVIEW) {
            base.reviewedPlan().recordAnew();
        }
        base.standing().move(phase, phase == Phase.COMPLETED ? "everything is in place" : "the copy left failures");
        return new RunResult(phase, outcome, balance, summaries, faults);
    }

    /** Looks again, changing neither the phase nor the nodes. */
    RunResult verifyAgain(Map<String, Verifier> verifiers) throws InterruptedException {
        Verification verification = new Verification(run, verifiers);
        boolean complete = verification.run(true, false);
        base.verification(complete ? VerificationRun.NONE : VerificationRun.INTERRUPTED);
        List<VerificationSummary> summaries = verification.summaries();
        List<String> faults = new ArrayList<>(verification.faultsInCounts());
        Phase phase = base.standing().phase();
        Balance balance = balance();
        RunOutcome outcome = complete ? RunResults.ofCopy(balance, summaries, faults) : RunOutcome.SUSPENDED;
        return new RunResult(phase, outcome, balance, summaries, faults);
    }

    private RunResult suspended() {
        base.standing().move(Phase.SUSPENDED, "stopped on request");
        return new RunResult(Phase.SUSPENDED, RunOutcome.SUSPENDED, balance(), List.of(), List.of());
    }

    private Balance balance() {
        return base.store().inspection().balance();
    }
}
