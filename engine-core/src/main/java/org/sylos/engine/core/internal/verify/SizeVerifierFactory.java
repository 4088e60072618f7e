package org.sylos.engine.core.internal.verify;

import java.io.IOException;
import java.util.Objects;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.engine.core.internal.words.Amount;

/** Looks every written node up: it must be there, of its kind, and of its size; a link must point where it should. */
public final class SizeVerifierFactory implements VerifierFactory {
    static final String NAME = "size";

    /** For {@link java.util.ServiceLoader}. */
    public SizeVerifierFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "looks every written file up and compares its size";
    }

    @Override
    public Verifier create(ProviderConfig config, ProviderContext context) {
        return SizeVerifierFactory::verify;
    }

    static Verdict verify(VerifyRequest request, FSAdapter source, FSAdapter destination) throws IOException {
        Entry there;
        try {
            there = destination.stat(request.destination());
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return Verdict.mismatch(NAME, "it is not at the destination");
            }
            throw e;
        }
        if (there.kind() != request.kind()) {
            return Verdict.mismatch(NAME, "it is a " + there.kind() + " at the destination");
        }
        if (request.kind() == NodeKind.SYMLINK) {
            return Objects.equals(there.linkTarget(), request.linkTarget())
                    ? Verdict.verified(NAME)
                    : Verdict.mismatch(
                            NAME, "it points to " + there.linkTarget() + " instead of " + request.linkTarget());
        }
        return there.size() == request.size()
                ? Verdict.verified(NAME)
                : Verdict.mismatch(NAME, "it has " + Amount.of(there.size(), "byte") + " instead of " + request.size());
    }
}
