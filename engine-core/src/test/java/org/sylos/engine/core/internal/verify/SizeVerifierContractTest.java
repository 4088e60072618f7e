package org.sylos.engine.core.internal.verify;

import java.util.EnumSet;
import java.util.Set;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.tck.verify.Aspect;
import org.sylos.tck.verify.VerifierContract;

class SizeVerifierContractTest extends VerifierContract {
    @Override
    protected VerifierFactory factory() {
        return new SizeVerifierFactory();
    }

    @Override
    protected Set<Aspect> aspects() {
        return EnumSet.of(Aspect.SIZE, Aspect.LINK_TARGET);
    }
}
