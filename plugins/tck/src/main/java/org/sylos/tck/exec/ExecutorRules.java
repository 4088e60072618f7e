package org.sylos.tck.exec;

/** Groups of rules are interfaces, so that one class can have them all and no file grows without bound. */
interface ExecutorRules {
    /** What the running test works with. */
    ExecutorFixture fixture();
}
