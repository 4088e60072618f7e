package org.sylos.tck.store;

/** A group of rules, each a test of the store under test. */
interface StoreRules {
    /** The store of this test; a new one for each. */
    StoreRig rig();
}
