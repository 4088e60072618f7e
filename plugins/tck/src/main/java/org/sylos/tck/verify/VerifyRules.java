package org.sylos.tck.verify;

/** Groups of rules are interfaces, so that one class can have them all and no file grows without bound. */
interface VerifyRules {
    /** What the running test works with. */
    VerifierFixture fixture();
}
