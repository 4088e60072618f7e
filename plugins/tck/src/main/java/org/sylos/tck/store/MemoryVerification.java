package org.sylos.tck.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.Verifiable;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.storage.VerificationStore;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.VerifyRequest;

/** What verification writes and asks, in memory. */
final class MemoryVerification implements VerificationStore {
    private final MemoryDatabase database;

    MemoryVerification(MemoryDatabase database) {
        this.database = database;
    }

    private Map<Long, VerificationRecord> of(String verifier) {
        return database.findings.getOrDefault(verifier, Map.of());
    }

    @Override
    public void begin(String verifier) {
        database.findings.remove(verifier);
    }

    @Override
    public List<Verifiable> unverified(String verifier, long afterId, int max) {
        Map<Long, VerificationRecord> found = of(verifier);
        return database.src.page(
                afterId,
                max,
                node -> MemoryCopies.isWritten(node) && !found.containsKey(node.id),
                node -> new Verifiable(node.id, request(node)));
    }

    private static VerifyRequest request(MemoryNode node) {
        return new VerifyRequest(
                node.ref(),
                node.destination(),
                node.kind(),
                node.entry.size(),
                node.entry.mtime(),
                node.entry.linkTarget(),
                node.writtenChecksum);
    }

    @Override
    public void record(String verifier, List<VerificationRecord> findings) {
        List<VerificationRecord> all = List.copyOf(findings);
        for (VerificationRecord finding : all) {
            if (!MemoryCopies.isWritten(database.src.get(finding.id()))) {
                throw new StoreException(
                        Reason.ILLEGAL_STATE, "the node " + finding.id() + " was not written", null, null);
            }
        }
        for (VerificationRecord finding : all) {
            database.findings.computeIfAbsent(verifier, key -> new TreeMap<>()).put(finding.id(), finding);
        }
    }

    @Override
    public VerificationSummary summary(String verifier) {
        Map<Long, VerificationRecord> found = of(verifier);
        return new VerificationSummary(
                verifier,
                count(verifier, Verdict.Result.VERIFIED),
                count(verifier, Verdict.Result.MISMATCH),
                count(verifier, Verdict.Result.UNKNOWN),
                database.src
                        .tally(node -> MemoryCopies.isWritten(node) && !found.containsKey(node.id))
                        .nodes());
    }

    private long count(String verifier, Verdict.Result result) {
        return of(verifier).values().stream()
                .filter(finding -> finding.verdict().result() == result)
                .count();
    }

    @Override
    public List<String> verifiers() {
        return List.copyOf(database.findings.keySet());
    }

    @Override
    public List<VerifiedNode> findings(String verifier, Verdict.Result result, long afterId, int max) {
        Map<Long, VerificationRecord> found = of(verifier);
        return database.src.page(
                afterId,
                max,
                node -> found.containsKey(node.id) && verdict(found, node).result() == result,
                node -> new VerifiedNode(node.id, node.path, verdict(found, node)));
    }

    private static Verdict verdict(Map<Long, VerificationRecord> found, MemoryNode node) {
        return Objects.requireNonNull(found.get(node.id)).verdict();
    }
}
