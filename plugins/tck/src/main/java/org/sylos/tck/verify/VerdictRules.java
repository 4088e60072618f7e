package org.sylos.tck.verify;

import static org.sylos.tck.verify.VerifierFixture.assertVerdict;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.verify.Verdict.Result;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.tck.fs.AdapterDriver;

/** VER-101 to VER-103 and VER-108: what is found where everything can be told. */
interface VerdictRules extends VerifyRules {
    @Test
    default void required_ver101_what_is_as_promised_is_verified() throws IOException {
        Bench bench = new Bench();
        Verifier verifier = fixture().verifier();
        for (VerifyRequest request : bench.all()) {
            assertVerdict(bench.verify(verifier, request), Result.VERIFIED, request.toString());
        }
        bench.srcPlan.shortReads(7000);
        bench.dstPlan.shortReads(5000);
        assertVerdict(bench.verify(verifier, bench.large()), Result.VERIFIED, "a file that is read in small pieces");
    }

    /** Expects a mismatch when the verifier looks at this, and none otherwise. */
    private void assertFound(Aspect aspect, Bench bench, VerifyRequest request, String what) throws IOException {
        Result expected = fixture().looksAt(aspect) ? Result.MISMATCH : Result.VERIFIED;
        assertVerdict(bench.verify(fixture().verifier(), request), expected, what);
    }

    /** Each way in which a node can differ, for those who look at it, or for those who do not. */
    private void assertFindings(boolean lookedAt) throws IOException {
        if (fixture().looksAt(Aspect.SIZE) == lookedAt) {
            for (int size : new int[] {0, 1, Bench.LARGE - 1, Bench.LARGE + 1}) {
                Bench bench = new Bench();
                VerifyRequest request = bench.large();
                bench.overwrite(Bench.LARGE, Arrays.copyOf(AdapterDriver.bytes(Bench.LARGE, Bench.LARGE), size));
                assertFound(Aspect.SIZE, bench, request, "a file of " + size + " bytes");
            }
        }
        if (fixture().looksAt(Aspect.CONTENT) == lookedAt) {
            for (int position : new int[] {0, Bench.LARGE / 2, Bench.LARGE - 1}) {
                Bench bench = new Bench();
                VerifyRequest promised = bench.large();
                VerifyRequest without = bench.file(Bench.LARGE, null);
                bench.flip(position);
                assertFound(Aspect.CONTENT, bench, promised, "a file with another byte at " + position);
                assertFound(Aspect.CONTENT, bench, without, "the same, with no checksum promised");
            }
        }
        if (fixture().looksAt(Aspect.MTIME) == lookedAt) {
            for (Duration off : new Duration[] {Duration.ofDays(1), Duration.ofSeconds(-1)}) {
                Bench bench = new Bench();
                VerifyRequest request = bench.large();
                bench.destination.mtime("/to/F" + Bench.LARGE, Bench.TIME.plus(off));
                assertFound(Aspect.MTIME, bench, request, "a file of another time");
            }
        }
        if (fixture().looksAt(Aspect.LINK_TARGET) == lookedAt) {
            Bench bench = new Bench();
            VerifyRequest request = bench.link();
            bench.destination.symlink("/to/Link", Bench.TARGET + "x").mtime("/to/Link", Bench.TIME);
            assertFound(Aspect.LINK_TARGET, bench, request, "a link that leads elsewhere");
        }
    }

    @Test
    default void required_ver102_what_differs_is_a_mismatch() throws IOException {
        assertFindings(true);
    }

    @Test
    default void required_ver103_what_has_gone_or_is_of_another_kind_is_a_mismatch() throws IOException {
        Verifier verifier = fixture().verifier();
        Bench bench = new Bench();
        VerifyRequest file = bench.large();
        VerifyRequest link = bench.link();
        bench.destination.symlink("/to/F" + Bench.LARGE, "Link").file("/to/Link", "");
        assertVerdict(bench.verify(verifier, file), Result.MISMATCH, "a file where a link is");
        assertVerdict(bench.verify(verifier, link), Result.MISMATCH, "a link where a file is");
        bench.destination.remove("/to/F" + Bench.LARGE).remove("/to/Link");
        assertVerdict(bench.verify(verifier, file), Result.MISMATCH, "a file that has gone");
        assertVerdict(bench.verify(verifier, link), Result.MISMATCH, "a link that has gone");
        bench.destination.folder("/to/F" + Bench.LARGE).special("/to/Link", "a socket");
        assertVerdict(bench.verify(verifier, file), Result.MISMATCH, "a file where a folder is");
        assertVerdict(bench.verify(verifier, link), Result.MISMATCH, "a link where a socket is");
        bench.destination.remove("/to");
        assertVerdict(bench.verify(verifier, file), Result.MISMATCH, "a file whose folder has gone");
        bench.destination.file("/to", "a file");
        assertVerdict(bench.verify(verifier, file), Result.MISMATCH, "a file whose folder is a file now");
    }

    @Test
    default void required_ver108_what_is_not_looked_at_makes_no_mismatch() throws IOException {
        assertFindings(false);
    }
}
