package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Revocation;
import org.sylos.engine.api.storage.Verifiable;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.storage.VerificationStore;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.VerifyRequest;

/** What is to be verified, and what verifiers found. */
interface VerificationRules extends StoreRules {
    private VerificationStore verification() {
        return rig().store().verification();
    }

    private VerificationRecord finding(String path, Verdict verdict) {
        return new VerificationRecord(rig().src(path).id(), Shape.TIME, verdict);
    }

    private List<String> unverified(String verifier) {
        return Paging.all(2, Verifiable::id, (after, max) -> verification().unverified(verifier, after, max)).stream()
                .map(node -> node.request().source().path())
                .toList();
    }

    private void copySome() {
        Shape src = Shape.root(
                Shape.folder("d", Shape.file("a", 5).withId("sa"), Shape.link("l", "x/y")),
                Shape.file("b", 6, null),
                Shape.file("same", 7),
                Shape.file("failed", 8),
                Shape.file("pending", 9),
                Shape.file("drifted", 10));
        rig().discover(src, Shape.root(Shape.file("same", 7), Shape.file("b", 1)), StoreRig.NEWER);
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.CONFLICT, "no");
        Checksum checksum = new Checksum(ChecksumAlgorithm.CRC32C, "00c0ffee");
        List<CopyOutcome> outcomes = new ArrayList<>();
        outcomes.add(CopyOutcome.written(rig().src("/d").id(), "dd", null));
        outcomes.add(CopyOutcome.written(rig().src("/d/a").id(), "da", checksum));
        outcomes.add(CopyOutcome.written(rig().src("/d/l").id(), null, null));
        outcomes.add(CopyOutcome.written(rig().src("/b").id(), null, null));
        for (CopyStatus status : List.of(CopyStatus.FAILED, CopyStatus.PENDING, CopyStatus.DRIFTED)) {
            long id = rig().src("/" + status.label()).id();
            outcomes.add(new CopyOutcome(id, status, null, null, List.of(failure)));
        }
        rig().copies().record(outcomes);
    }

    @Test
    default void required_sto501_files_and_links_that_were_written_are_verified() {
        copySome();
        rig().reopen();
        assertThat(unverified("size")).containsExactly("/b", "/d/a", "/d/l");
        List<Verifiable> all = verification().unverified("size", 0, 9);
        Checksum checksum = new Checksum(ChecksumAlgorithm.CRC32C, "00c0ffee");
        assertThat(all)
                .containsExactly(
                        new Verifiable(
                                rig().src("/b").id(),
                                new VerifyRequest(
                                        NodeRef.of("/b"), NodeRef.of("/b"), NodeKind.FILE, 6, null, null, null)),
                        new Verifiable(
                                rig().src("/d/a").id(),
                                new VerifyRequest(
                                        new NodeRef("/d/a", "sa"),
                                        new NodeRef("/d/a", "da"),
                                        NodeKind.FILE,
                                        5,
                                        Shape.TIME,
                                        null,
                                        checksum)),
                        new Verifiable(
                                rig().src("/d/l").id(),
                                new VerifyRequest(
                                        NodeRef.of("/d/l"),
                                        NodeRef.of("/d/l"),
                                        NodeKind.SYMLINK,
                                        0,
                                        Shape.TIME,
                                        "x/y",
                                        null)));
        assertThat(verification().summary("size")).isEqualTo(new VerificationSummary("size", 0, 0, 0, 3));
    }

    @Test
    default void required_sto502_findings_are_kept_by_verifier() {
        copySome();
        assertThat(verification().verifiers()).isEmpty();
        Verdict mismatch = Verdict.mismatch("crc32c", "it's\nother");
        Verdict unknown = Verdict.unknown("md5", "none");
        verification().record("size", List.of(finding("/d/a", Verdict.verified("size")), finding("/b", mismatch)));
        verification().record("check's", List.of(finding("/d/l", unknown)));
        rig().reopen();
        assertThat(verification().verifiers()).containsExactlyInAnyOrder("size", "check's");
        assertThat(unverified("size")).containsExactly("/d/l");
        assertThat(unverified("check's")).containsExactly("/b", "/d/a");
        assertThat(verification().summary("size")).isEqualTo(new VerificationSummary("size", 1, 1, 0, 1));
        assertThat(verification().summary("check's")).isEqualTo(new VerificationSummary("check's", 0, 0, 1, 2));
        assertThat(findings("size", Verdict.Result.MISMATCH))
                .containsExactly(new VerifiedNode(rig().src("/b").id(), "/b", mismatch));
        assertThat(findings("check's", Verdict.Result.UNKNOWN))
                .containsExactly(new VerifiedNode(rig().src("/d/l").id(), "/d/l", unknown));
        assertThat(findings("size", Verdict.Result.UNKNOWN)).isEmpty();
        verification().record("size", List.of(finding("/d/l", Verdict.verified("size"))));
        assertThat(findings("size", Verdict.Result.VERIFIED))
                .extracting(VerifiedNode::path)
                .containsExactly("/d/a", "/d/l");
        assertThat(verification().summary("size").unchecked()).isZero();
        assertThat(rig().inspection().balance().copied().nodes()).isEqualTo(4);
    }

    private List<VerifiedNode> findings(String verifier, Verdict.Result result) {
        return Paging.all(1, VerifiedNode::id, (after, max) -> verification().findings(verifier, result, after, max));
    }

    @Test
    default void required_sto502_a_later_finding_counts() {
        copySome();
        Instant later = Shape.TIME.plusSeconds(1);
        verification().record("size", List.of(finding("/b", Verdict.mismatch("size", "other"))));
        VerificationRecord second = new VerificationRecord(rig().src("/b").id(), later, Verdict.verified("size"));
        verification().record("size", List.of(second));
        assertThat(verification().summary("size")).isEqualTo(new VerificationSummary("size", 1, 0, 0, 2));
        assertThat(findings("size", Verdict.Result.MISMATCH)).isEmpty();
        assertThat(findings("size", Verdict.Result.VERIFIED)).hasSize(1);
    }

    @Test
    default void required_sto503_beginning_again_forgets_the_findings_of_one_verifier() {
        copySome();
        verification().begin("size");
        assertThat(verification().verifiers()).isEmpty();
        for (String verifier : List.of("size", "checksum")) {
            verification().record(verifier, List.of(finding("/b", Verdict.verified("size"))));
        }
        verification().begin("size");
        rig().reopen();
        assertThat(verification().verifiers()).containsExactly("checksum");
        assertThat(verification().summary("size")).isEqualTo(new VerificationSummary("size", 0, 0, 0, 3));
        assertThat(verification().summary("checksum")).isEqualTo(new VerificationSummary("checksum", 1, 0, 0, 2));
        assertThat(unverified("size")).hasSize(3);
        assertThat(findings("size", Verdict.Result.VERIFIED)).isEmpty();
    }

    @Test
    default void required_sto504_what_was_revoked_is_no_longer_there_to_be_checked() {
        copySome();
        verification().record("size", List.of(finding("/b", Verdict.mismatch("size", "other"))));
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.CORRUPT, "other");
        rig().copies()
                .revoke(List.of(
                        new Revocation(rig().src("/b").id(), failure),
                        new Revocation(rig().src("/d/l").id(), failure)));
        rig().reopen();
        assertThat(unverified("size")).containsExactly("/d/a");
        assertThat(unverified("checksum")).containsExactly("/d/a");
        assertThat(verification().summary("size")).isEqualTo(new VerificationSummary("size", 0, 1, 0, 1));
        assertThat(verification().summary("checksum")).isEqualTo(new VerificationSummary("checksum", 0, 0, 0, 1));
    }
}
