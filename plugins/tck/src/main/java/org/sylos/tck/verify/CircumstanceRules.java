package org.sylos.tck.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.sylos.tck.verify.VerifierFixture.assertVerdict;
import static org.sylos.tck.verify.VerifierFixture.assertWellFormed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verdict.Result;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.tck.Race;
import org.sylos.tck.fs.FaultPlan;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FaultyAdapter;
import org.sylos.tck.fs.FsOperation;
import org.sylos.tck.fs.MemoryTree;
import org.sylos.tck.fs.TreeSnapshot;

/** VER-104 to VER-107, VER-109 and VER-110: where not everything can be told, or something goes wrong. */
interface CircumstanceRules extends VerifyRules {
    /** Failures that say nothing about whether the node is there. */
    Set<ErrorClass> FAILURES = EnumSet.of(
            ErrorClass.PERMISSION,
            ErrorClass.AUTH,
            ErrorClass.THROTTLED,
            ErrorClass.TRANSIENT,
            ErrorClass.CORRUPT,
            ErrorClass.FATAL);

    @Test
    default void required_ver104_what_cannot_be_told_is_not_verified() throws IOException {
        Verifier verifier = fixture().verifier();
        Bench bench =
                new Bench(MemoryTree.builder().checksums(), MemoryTree.builder().checksums());
        for (VerifyRequest request : bench.all()) {
            Verdict verdict = bench.verify(verifier, request);
            assertThat(verdict.result())
                    .as("what is as promised, where there are no checksums: %s", verdict)
                    .isNotEqualTo(Result.MISMATCH);
            assertWellFormed(verdict, request.toString());
        }
        if (fixture().looksAt(Aspect.CONTENT)) {
            VerifyRequest request = bench.large();
            bench.flip(0);
            Verdict verdict = bench.verify(verifier, request);
            assertThat(verdict.result())
                    .as("another content where there are no checksums: %s", verdict)
                    .isNotEqualTo(Result.VERIFIED);
            assertWellFormed(verdict, request.toString());
        }
        if (fixture().looksAt(Aspect.MTIME)) {
            Bench timeless =
                    new Bench(MemoryTree.builder(), MemoryTree.builder().mtimePrecisionNanos(0));
            assertVerdict(timeless.verify(verifier, timeless.large()), Result.UNKNOWN, "a time that is not kept");
            Bench unknown = new Bench(MemoryTree.builder().mtimePrecisionNanos(0), MemoryTree.builder());
            assertVerdict(unknown.verify(verifier, unknown.large()), Result.UNKNOWN, "a time that was not promised");
        }
    }

    @Test
    default void required_ver105_nothing_changes() throws IOException {
        Bench bench = new Bench();
        List<VerifyRequest> requests = bench.all();
        bench.flip(1);
        bench.destination.symlink("/to/Link", "elsewhere").remove("/to/F1");
        TreeSnapshot source = bench.source.snapshot();
        TreeSnapshot destination = bench.destination.snapshot();
        Verifier verifier = fixture().verifier();
        for (VerifyRequest request : requests) {
            bench.verify(verifier, request);
        }
        assertThat(bench.source.snapshot()).isEqualTo(source);
        assertThat(bench.destination.snapshot()).isEqualTo(destination);
        for (FaultyAdapter adapter : List.of(bench.src, bench.dst)) {
            for (FsOperation operation : EnumSet.range(FsOperation.CREATE_ROOT, FsOperation.COPY_FROM)) {
                assertThat(adapter.counts().of(operation)).as("%s", operation).isZero();
            }
            for (FsOperation operation : EnumSet.of(
                    FsOperation.SET_METADATA, FsOperation.DELETE, FsOperation.RENAME, FsOperation.REMOVE_ABANDONED)) {
                assertThat(adapter.counts().of(operation)).as("%s", operation).isZero();
            }
        }
    }

    @Test
    default void required_ver106_a_failing_adapter_is_a_failure_with_its_class() throws IOException {
        for (FsOperation operation : FsOperation.values()) {
            for (ErrorClass errorClass : FAILURES) {
                FaultRule fault = FaultRule.fail(errorClass).on(operation);
                assertPassedOn(new Bench(), true, fault, operation, errorClass);
                assertPassedOn(new Bench(), false, fault, operation, errorClass);
                assertPassedOn(new Bench(), true, fault.afterwards(), operation, errorClass);
            }
        }
    }

    private void assertPassedOn(
            Bench bench, boolean atDestination, FaultRule fault, FsOperation operation, ErrorClass errorClass)
            throws IOException {
        Verifier verifier = fixture().verifier();
        List<VerifyRequest> requests =
                List.of(bench.large(), bench.file(Bench.LARGE, null), bench.file(0, null), bench.link());
        FaultPlan plan = atDestination ? bench.dstPlan : bench.srcPlan;
        FaultyAdapter adapter = atDestination ? bench.dst : bench.src;
        for (VerifyRequest request : requests) {
            Verdict undisturbed = bench.verify(verifier, request);
            int asked = adapter.counts().of(operation);
            plan.add(fault);
            Verdict[] disturbed = new Verdict[1];
            Throwable thrown = catchThrowable(() -> disturbed[0] = bench.verify(verifier, request));
            plan.clear();
            String what = fault + " at the " + (atDestination ? "destination" : "source") + ": " + request;
            if (adapter.counts().of(operation) > asked) {
                assertThat(thrown)
                        .as("%s, which gave %s", what, disturbed[0])
                        .isInstanceOfSatisfying(
                                FSException.class,
                                failure -> assertThat(failure.errorClass()).isEqualTo(errorClass));
            } else {
                assertThat(thrown).as(what).isNull();
                assertThat(disturbed[0]).as(what).isEqualTo(undisturbed);
            }
        }
    }

    @Test
    default void required_ver107_many_threads_verify_at_once() throws Exception {
        Bench bench = new Bench();
        List<VerifyRequest> requests = bench.all();
        bench.flip(1);
        bench.destination.symlink("/to/Link", "elsewhere").remove("/to/F1");
        Verifier verifier = fixture().verifier();
        List<Verdict> expected = verdicts(bench, verifier, requests);
        for (List<Verdict> found : Race.run(8, number -> verdicts(bench, verifier, requests))) {
            assertThat(found).isEqualTo(expected);
        }
    }

    private static List<Verdict> verdicts(Bench bench, Verifier verifier, List<VerifyRequest> requests)
            throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            for (VerifyRequest request : requests) {
                verdicts.add(bench.verify(verifier, request));
            }
        }
        return verdicts;
    }

    @Test
    default void required_ver109_each_side_is_asked_by_its_own_address() throws IOException {
        Bench bench = new Bench(
                MemoryTree.builder().with(Capability.NATIVE_IDS),
                MemoryTree.builder().with(Capability.NATIVE_IDS));
        Verifier verifier = fixture().verifier();
        for (VerifyRequest request : bench.all()) {
            assertVerdict(bench.verify(verifier, request), Result.VERIFIED, "a node with a native id: " + request);
        }
    }

    @Test
    default void required_ver110_a_source_that_has_gone_is_neither_failure_nor_mismatch() throws IOException {
        Bench bench = new Bench();
        List<VerifyRequest> requests = bench.all();
        bench.source.remove("/from");
        Verifier verifier = fixture().verifier();
        for (VerifyRequest request : requests) {
            Verdict verdict = bench.verify(verifier, request);
            assertThat(verdict.result())
                    .as("%s, whose source has gone: %s", request, verdict)
                    .isNotEqualTo(Result.MISMATCH);
            assertWellFormed(verdict, request.toString());
        }
    }
}
