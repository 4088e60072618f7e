package org.sylos.tck.filter;

/** Groups of rules are interfaces, so that one class can have them all and no file grows without bound. */
interface FilterRules {
    /** What the running test works with. */
    FilterFixture fixture();
}
