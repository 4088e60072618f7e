package org.sylos.tck.verify;

/** A right verifier passes. */
class BytesVerifierTest extends BytesVerifierContract {
    BytesVerifierTest() {
        super(new BytesVerifiers());
    }
}
