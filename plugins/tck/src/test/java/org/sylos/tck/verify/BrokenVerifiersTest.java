package org.sylos.tck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.tck.KitRun;

/** The kit notices the mistakes that somebody could make in a verifier. */
class BrokenVerifiersTest {
    /** A mistake, the rule that it breaks, and the factory that makes it. */
    record Mistake(String what, String rule, VerifierFactory factory, Set<Aspect> aspects) {
        Mistake(String what, String rule, VerifierFactory factory) {
            this(what, rule, factory, EnumSet.allOf(Aspect.class));
        }

        @Override
        public String toString() {
            return what + " breaks " + rule;
        }
    }

    @ParameterizedTest
    @MethodSource({"verdicts", "circumstances", "settings"})
    void the_kit_notices_the_mistake(Mistake mistake) throws ReflectiveOperationException {
        List<KitRun.Outcome> outcomes = new ArrayList<>();
        for (Method test : KitRun.testsOf(VerifierContract.class, mistake.rule())) {
            assertThat(KitRun.run(test, new BytesVerifierContract(new BytesVerifiers())))
                    .as("%s of a right verifier", test.getName())
                    .isEqualTo(KitRun.Outcome.PASSED);
            outcomes.add(KitRun.run(test, new BytesVerifierContract(mistake.factory(), mistake.aspects())));
        }
        assertThat(outcomes).as("outcomes of the tests of %s", mistake.rule()).contains(KitRun.Outcome.FAILED);
    }

    /** What a broken verifier does with the right one. */
    @FunctionalInterface
    interface Wrong {
        Verdict verify(Verifier right, VerifyRequest request, FSAdapter source, FSAdapter destination)
                throws IOException;
    }

    /** Verifies wrongly; public, so that nothing but the mistake is wrong. */
    public static final class Verifying extends BytesVerifiers {
        private final Wrong wrong;

        /** Right in everything. */
        public Verifying() {
            this(Verifier::verify);
        }

        Verifying(Wrong wrong) {
            this.wrong = wrong;
        }

        @Override
        public Verifier create(ProviderConfig config, ProviderContext context) {
            Verifier right = super.create(config, context);
            return (request, source, destination) -> wrong.verify(right, request, source, destination);
        }
    }

    private static Mistake verifying(String what, String rule, Wrong wrong) {
        return new Mistake(what, rule, new Verifying(wrong));
    }

    private static VerifyRequest promised(
            VerifyRequest request, NodeRef destination, long size, @Nullable Instant mtime, @Nullable String target) {
        return new VerifyRequest(request.source(), destination, request.kind(), size, mtime, target, request.copied());
    }

    static Stream<Mistake> verdicts() {
        return Stream.of(
                verifying("believes everything", "ver102", (right, request, from, to) -> Verdict.verified("bytes")),
                verifying("doubts everything", "ver101", (right, request, from, to) -> Verdict.unknown("bytes", "?")),
                verifying("shouts", "ver101", (right, request, from, to) -> {
                    Verdict verdict = right.verify(request, from, to);
                    return new Verdict(
                            verdict.result(), verdict.algorithm().toUpperCase(Locale.ROOT), verdict.detail());
                }),
                verifying("reads only once", "ver101", (right, request, from, to) -> {
                    if (request.kind() == NodeKind.FILE && request.size() > 0) {
                        try (ReadChannel channel = to.openRead(request.destination(), 0, Long.MAX_VALUE)) {
                            int count = channel.read(ByteBuffer.allocate((int) request.size()));
                            if (count < Math.min(request.size(), 1 << 16)) {
                                return Verdict.mismatch("bytes", "it is short");
                            }
                        }
                    }
                    return right.verify(request, from, to);
                }),
                verifying("says nothing about what differs", "ver102", (right, request, from, to) -> {
                    Verdict verdict = right.verify(request, from, to);
                    return new Verdict(verdict.result(), verdict.algorithm(), null);
                }),
                verifying(
                        "passes over links",
                        "ver102",
                        (right, request, from, to) -> request.kind() == NodeKind.SYMLINK
                                ? Verdict.verified("bytes")
                                : right.verify(request, from, to)),
                verifying("takes what has gone for a failure", "ver103", (right, request, from, to) -> {
                    to.stat(request.destination());
                    return right.verify(request, from, to);
                }),
                verifying("does not mind the kind", "ver103", (right, request, from, to) -> {
                    NodeKind kind = to.stat(request.destination()).kind();
                    return kind == request.kind() ? right.verify(request, from, to) : Verdict.verified("bytes");
                }),
                new Mistake(
                        "looks at more than it says",
                        "ver108",
                        new BytesVerifiers(),
                        EnumSet.of(Aspect.SIZE, Aspect.LINK_TARGET)),
                new Mistake(
                        "looks at less than it says",
                        "ver102",
                        new Verifying((right, request, from, to) -> right.verify(
                                promised(
                                        request,
                                        request.destination(),
                                        request.size(),
                                        to.stat(request.destination()).mtime(),
                                        request.linkTarget()),
                                from,
                                to))));
    }

    static Stream<Mistake> circumstances() {
        AtomicReference<@Nullable VerifyRequest> shared = new AtomicReference<>();
        return Stream.of(
                verifying("verifies what it cannot tell", "ver104", (right, request, from, to) -> {
                    Verdict verdict = right.verify(request, from, to);
                    return verdict.result() == Verdict.Result.UNKNOWN ? Verdict.verified("bytes") : verdict;
                }),
                verifying(
                        "calls what it cannot tell a mismatch",
                        "ver104",
                        (right, request, from, to) ->
                                to.capabilities().checksums().isEmpty()
                                        ? Verdict.mismatch("bytes", "no checksums")
                                        : right.verify(request, from, to)),
                verifying("mends what it finds", "ver105", (right, request, from, to) -> {
                    to.setMetadata(request.destination(), new Metadata(request.mtime(), null, null, null, null));
                    return right.verify(request, from, to);
                }),
                verifying("removes what is wrong", "ver105", (right, request, from, to) -> {
                    Verdict verdict = right.verify(request, from, to);
                    if (verdict.result() == Verdict.Result.MISMATCH) {
                        to.delete(request.destination());
                    }
                    return verdict;
                }),
                verifying("makes a failure unknown", "ver106", (right, request, from, to) -> {
                    try {
                        return right.verify(request, from, to);
                    } catch (IOException e) {
                        return Verdict.unknown("bytes", "it failed: " + e);
                    }
                }),
                verifying("loses the class", "ver106", (right, request, from, to) -> {
                    try {
                        return right.verify(request, from, to);
                    } catch (FSException e) {
                        throw new IOException("it failed", e);
                    }
                }),
                verifying("takes any failure for a gap", "ver106", (right, request, from, to) -> {
                    try {
                        return right.verify(request, from, to);
                    } catch (FSException e) {
                        return e.errorClass() == ErrorClass.PERMISSION
                                ? Verdict.mismatch("bytes", "it is not there")
                                : retry(right, request, from, to);
                    }
                }),
                verifying("keeps the request where others find it", "ver107", (right, request, from, to) -> {
                    shared.set(request);
                    right.verify(request, from, to);
                    VerifyRequest mine = shared.get();
                    return right.verify(mine == null ? request : mine, from, to);
                }),
                verifying(
                        "looks for the source's path",
                        "ver101",
                        (right, request, from, to) -> right.verify(
                                promised(
                                        request,
                                        request.source(),
                                        request.size(),
                                        request.mtime(),
                                        request.linkTarget()),
                                from,
                                to)),
                verifying(
                        "loses native ids",
                        "ver109",
                        (right, request, from, to) -> right.verify(
                                promised(
                                        request,
                                        NodeRef.of(request.destination().path()),
                                        request.size(),
                                        request.mtime(),
                                        request.linkTarget()),
                                from,
                                to)),
                verifying("needs the source", "ver110", (right, request, from, to) -> {
                    from.stat(request.source());
                    return right.verify(request, from, to);
                }),
                verifying("blames the copy for its source", "ver110", (right, request, from, to) -> {
                    Verdict verdict = right.verify(request, from, to);
                    return verdict.result() == Verdict.Result.UNKNOWN
                            ? Verdict.mismatch("bytes", "no source")
                            : verdict;
                }));
    }

    private static Verdict retry(Verifier right, VerifyRequest request, FSAdapter from, FSAdapter to)
            throws IOException {
        return right.verify(request, from, to);
    }

    static Stream<Mistake> settings() {
        return Stream.of(
                new Mistake("takes any setting", "ver201", new Careless()),
                new Mistake("ends its summary with a full stop", "ver202", new Talkative()),
                new Mistake("has another default than it says", "ver203", new Forgetful()));
    }

    /** Checks nothing. */
    public static final class Careless extends BytesVerifiers {
        @Override
        public Verifier create(ProviderConfig config, ProviderContext context) {
            return super.create(ProviderConfig.of(this, Map.of()), context);
        }
    }

    /** Says more than one line. */
    public static final class Talkative extends BytesVerifiers {
        @Override
        public String summary() {
            return "It reads.\nIt compares.";
        }
    }

    /** Says none and takes another. */
    public static final class Forgetful extends BytesVerifiers {
        @Override
        public Verifier create(ProviderConfig config, ProviderContext context) {
            Verifier right = super.create(config, context);
            return config.given().isEmpty() ? (request, source, destination) -> Verdict.verified("bytes") : right;
        }
    }
}
