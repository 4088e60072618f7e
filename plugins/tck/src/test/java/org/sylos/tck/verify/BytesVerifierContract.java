package org.sylos.tck.verify;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sylos.engine.api.verify.VerifierFactory;

/** The kit over a verifier of everything, which may be broken; not a test of its own, but run by one. */
class BytesVerifierContract extends VerifierContract {
    private final VerifierFactory factory;
    private final Set<Aspect> aspects;

    BytesVerifierContract(VerifierFactory factory, Set<Aspect> aspects) {
        this.factory = factory;
        this.aspects = aspects;
    }

    BytesVerifierContract(VerifierFactory factory) {
        this(factory, EnumSet.allOf(Aspect.class));
    }

    @Override
    protected VerifierFactory factory() {
        return factory;
    }

    @Override
    protected Set<Aspect> aspects() {
        return aspects;
    }

    @Override
    protected List<Map<String, String>> nonsense() {
        return List.of(Map.of("slack", "48h"), Map.of("slack", "soon"));
    }
}
