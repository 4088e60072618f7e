package org.sylos.engine.api.storage;

import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.verify.Verdict;

/** What verification writes and asks. Only files and links written in this pass are verified. */
@Stability(Stability.Level.EVOLVING)
public interface VerificationStore {
    /** Forgets what this verifier found before in this pass. */
    void begin(String verifier);

    /** Written files and links that this verifier has not looked at yet. */
    List<Verifiable> unverified(String verifier, long afterId, int max);

    /** Records findings. */
    void record(String verifier, List<VerificationRecord> findings);

    /** How this verifier's findings stand. */
    VerificationSummary summary(String verifier);

    /** The verifiers that have looked at something in this pass. */
    List<String> verifiers();

    /** Nodes with a finding, by result, for reports. */
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
