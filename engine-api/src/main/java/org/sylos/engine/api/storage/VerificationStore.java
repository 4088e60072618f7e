package org.sylos.engine.api.storage;

import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.verify.Verdict;

/** What verification writes and asks. Only files and links written in this pass are verified. */
@Stability(Stability.Level.EVOLVING)
public interface VerificationStore {
    /**
     * Forgets what this verifier found before in this pass.
     *
     * @param verifier name of the verifier
     */
    void begin(String verifier);

    /**
     * {@return written files and links that this verifier has not looked at yet}
     *
     * @param verifier name of the verifier
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<Verifiable> unverified(String verifier, long afterId, int max);

    /**
     * Records findings.
     *
     * @param verifier name of the verifier
     * @param findings what it found, at most one for each node
     */
    void record(String verifier, List<VerificationRecord> findings);

    /**
     * {@return how this verifier's findings stand}
     *
     * @param verifier name of the verifier
     */
    VerificationSummary summary(String verifier);

    /** {@return the verifiers that have looked at something in this pass} */
    List<String> verifiers();

    /**
     * {@return nodes with a finding, by result, for reports}
     *
     * @param verifier name of the verifier
     * @param result the result asked for
     * @param afterId the node id after which to begin; 0 for the beginning
     * @param max most to answer, at least 1
     */
    List<VerifiedNode> findings(String verifier, Verdict.Result result, long afterId, int max);

    /**
     * A node with its finding.
     *
     * @param id node id on SRC
     * @param path its path
     * @param verdict the finding
     */
    @Stability(Stability.Level.EVOLVING)
    record VerifiedNode(long id, String path, Verdict verdict) {}
}
