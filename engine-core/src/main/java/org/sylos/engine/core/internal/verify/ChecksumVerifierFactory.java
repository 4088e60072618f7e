package org.sylos.engine.core.internal.verify;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.api.verify.VerifyRequest;

/**
 * Reads the destination back: its checksum must be the one computed while copying, or else the source's own.
 */
public final class ChecksumVerifierFactory implements VerifierFactory {
    /** What it is asked for by. */
    public static final String NAME = "checksum";

    /** For {@link java.util.ServiceLoader}. */
    public ChecksumVerifierFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "reads every written file back and compares its checksum";
    }

    @Override
    public Verifier create(ProviderConfig config, ProviderContext context) {
        return ChecksumVerifierFactory::verify;
    }

    private static Verdict verify(VerifyRequest request, FSAdapter source, FSAdapter destination) throws IOException {
        Verdict bySize = SizeVerifierFactory.verify(request, source, destination);
        if (bySize.result() != Verdict.Result.VERIFIED || request.kind() != NodeKind.FILE) {
            return bySize;
        }
        Checksum copied = request.copied();
        if (copied != null && destination.capabilities().checksums().contains(copied.algorithm())) {
            return compare(copied, destination.checksum(request.destination(), copied.algorithm()));
        }
        Set<ChecksumAlgorithm> both = EnumSet.noneOf(ChecksumAlgorithm.class);
        both.addAll(source.capabilities().checksums());
        both.retainAll(destination.capabilities().checksums());
        if (both.isEmpty()) {
            return Verdict.unknown("checksum", "the two sides have no checksum in common");
        }
        ChecksumAlgorithm algorithm = both.iterator().next();
        Checksum promised;
        try {
            promised = source.checksum(request.source(), algorithm);
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return Verdict.unknown(algorithm.label(), "the source has gone since it was copied");
            }
            throw e;
        }
        return compare(promised, destination.checksum(request.destination(), algorithm));
    }

    private static Verdict compare(Checksum promised, Checksum found) {
        String algorithm = promised.algorithm().label();
        return promised.equals(found)
                ? Verdict.verified(algorithm)
                : Verdict.mismatch(algorithm, "it has the checksum " + found.hex() + " instead of " + promised.hex());
    }
}
