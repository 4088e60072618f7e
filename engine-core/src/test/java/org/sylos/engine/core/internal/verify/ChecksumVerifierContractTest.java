package org.sylos.engine.core.internal.verify;

import java.util.EnumSet;
import java.util.Set;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.tck.verify.Aspect;
import org.sylos.tck.verify.VerifierContract;

class ChecksumVerifierContractTest extends VerifierContract {
    @Override
    protected VerifierFactory factory() {
        return new ChecksumVerifierFactory();
    }

    @Override
    protected Set<Aspect> aspects() {
        return EnumSet.of(Aspect.SIZE, Aspect.CONTENT, Aspect.LINK_TARGET);
    }
}
