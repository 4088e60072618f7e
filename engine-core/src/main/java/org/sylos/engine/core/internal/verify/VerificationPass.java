package org.sylos.engine.core.internal.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.Revocation;
import org.sylos.engine.api.storage.Verifiable;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.core.internal.run.Failure;
import org.sylos.engine.core.internal.run.ItemPass;
import org.sylos.engine.core.internal.run.RunContext;

/** Has one verifier look at every written node. */
final class VerificationPass implements ItemPass<Verifiable, VerificationPass.Finding> {
    private final RunContext run;
    private final String name;
    private final Verifier verifier;
    private final boolean failNodes;

    /**
     * A pass of one verifier.
     *
     * @param failNodes whether nodes found different become failed, so that they are copied again
     */
    VerificationPass(RunContext run, String name, Verifier verifier, boolean failNodes) {
        this.run = run;
        this.name = name;
        this.verifier = verifier;
        this.failNodes = failNodes;
    }

    /** A finding, or a try that will be repeated. */
    record Finding(Verifiable node, Verdict verdict, boolean retried) {}

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public List<Verifiable> fetch(long cursor, int most) {
        return run.store().verification().unverified(name, cursor, most);
    }

    @Override
    public long idOf(Verifiable item) {
        return item.id();
    }

    @Override
    public String pathOf(Verifiable item) {
        return item.request().destination().path();
    }

    @Override
    public Finding deal(Verifiable item, Progress progress) throws IOException {
        Verdict verdict =
                verifier.verify(item.request(), run.src().adapter(), run.dst().adapter());
        progress.moved(item.request().size());
        return new Finding(item, verdict, false);
    }

    @Override
    public boolean good(Finding result) {
        return result.verdict().result() == Verdict.Result.VERIFIED;
    }

    @Override
    public Finding failed(Verifiable item, Failure failure, boolean retried) {
        String detail = failure.errorClass() + ": " + failure.attempt().message();
        return new Finding(item, Verdict.unknown(name, detail), retried);
    }

    @Override
    public void write(List<Finding> results) {
        List<VerificationRecord> records = new ArrayList<>(results.size());
        List<Revocation> failures = new ArrayList<>();
        for (Finding finding : results) {
            if (finding.retried()) {
                continue;
            }
            records.add(new VerificationRecord(finding.node().id(), run.clock().instant(), finding.verdict()));
            if (failNodes && finding.verdict().result() == Verdict.Result.MISMATCH) {
                failures.add(revocation(finding));
            }
        }
        if (!records.isEmpty()) {
            run.store().verification().record(name, records);
        }
        if (!failures.isEmpty()) {
            run.store().copies().revoke(failures);
        }
    }

    private Revocation revocation(Finding finding) {
        String message = "verification by " + name + ": " + finding.verdict().detail();
        return new Revocation(finding.node().id(), new Attempt(run.clock().instant(), ErrorClass.CORRUPT, message));
    }
}
