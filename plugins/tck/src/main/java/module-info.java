/**
 * Contract kits: test classes that the author of an adapter, filter, store, verifier or executor extends to prove it, with
 * in-memory and fault-injecting doubles to test against.
 *
 * <p>Open, because the test platform reaches into it by reflection.
 */
@org.jspecify.annotations.NullMarked
open module org.sylos.tck {
    requires transitive org.sylos.engine.api;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires transitive org.assertj.core;
    requires re2j;

    exports org.sylos.tck;
    exports org.sylos.tck.exec;
    exports org.sylos.tck.filter;
    exports org.sylos.tck.fs;
    exports org.sylos.tck.store;
    exports org.sylos.tck.verify;
}
