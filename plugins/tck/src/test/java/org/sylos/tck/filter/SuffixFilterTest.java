package org.sylos.tck.filter;

/** A right filter passes. */
class SuffixFilterTest extends SuffixFilterContract {
    SuffixFilterTest() {
        super(new SuffixFilters());
    }
}
