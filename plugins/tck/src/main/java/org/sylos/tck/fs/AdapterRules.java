package org.sylos.tck.fs;

/** Groups of rules are interfaces, so that one class can have them all and no file grows without bound. */
interface AdapterRules {
    /** What the running test works with. */
    AdapterFixture fixture();
}
